package dev.unbuy.cancellations;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody does not accept whose fault a cancellation is said to be.
 *
 * @param subject the cancellation
 */
public record FaultContested(
    Instant at,
    UUID subject,
    UUID contest,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    Contest.Cause cause)
    implements Event {}
