package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A cancellation has come to a state: asked, settled, declined, taken back.
 *
 * @param subject the cancellation
 */
public record CancellationDecided(
    Instant at, UUID subject, UUID orderId, UUID buyerId, UUID shopId, CancellationStatus status)
    implements Event {}
