package dev.unbuy.payments;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A hold that a purchase counted on has ended before its money was taken.
 *
 * @param subject the purchase
 * @param orderId the order of it that the money was for
 */
public record PaymentLost(Instant at, UUID subject, UUID orderId) implements Event {}
