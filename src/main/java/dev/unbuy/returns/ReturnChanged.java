package dev.unbuy.returns;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A return came to a state.
 *
 * @param subject the return
 */
public record ReturnChanged(
    Instant at, UUID subject, UUID orderId, UUID buyerId, UUID shopId, ReturnStatus status)
    implements Event {}
