package dev.unbuy.cancellations;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A buyer has given another reason for a cancellation; what counts may be another fault.
 *
 * @param subject the cancellation
 * @param pressed whether the seller had written to the buyer before
 */
public record ReasonChanged(
    Instant at, UUID subject, UUID orderId, UUID buyerId, UUID shopId, boolean pressed)
    implements Event {}
