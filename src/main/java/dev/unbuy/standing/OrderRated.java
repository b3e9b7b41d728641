package dev.unbuy.standing;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A buyer has rated an order.
 *
 * @param subject the order
 * @param stars 1 to 5
 */
public record OrderRated(Instant at, UUID subject, UUID buyerId, UUID shopId, int stars)
    implements Event {}
