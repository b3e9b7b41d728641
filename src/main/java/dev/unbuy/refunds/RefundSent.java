package dev.unbuy.refunds;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * The gateway has taken over every part of a refund.
 *
 * @param subject the refund
 */
public record RefundSent(Instant at, UUID subject, UUID orderId, UUID buyerId) implements Event {}
