package dev.unbuy.orders;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Something happened to an order.
 *
 * @param subject the order
 * @param cause what it came from: the parcel, the cancellation, or the order itself
 */
public record OrderChanged(
    Instant at, UUID subject, UUID buyerId, UUID shopId, OrderChange change, UUID cause)
    implements Event {}
