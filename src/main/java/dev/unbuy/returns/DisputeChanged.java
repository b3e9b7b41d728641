package dev.unbuy.returns;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A dispute came to a state.
 *
 * @param subject the dispute
 */
public record DisputeChanged(
    Instant at, UUID subject, UUID orderId, UUID buyerId, UUID shopId, DisputeStatus status)
    implements Event {}
