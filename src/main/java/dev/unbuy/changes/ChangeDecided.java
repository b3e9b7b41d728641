package dev.unbuy.changes;

import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A change of an order came to this status.
 *
 * @param subject the change
 */
public record ChangeDecided(
    Instant at, UUID subject, UUID orderId, UUID buyerId, UUID shopId, ChangeStatus status)
    implements Event {}
