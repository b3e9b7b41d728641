package dev.unbuy.changes;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A change costs more than the order did, or pays it anew; its tenders are to be asked for.
 *
 * @param subject the change
 */
public record ChangeToBePaid(Instant at, UUID subject, UUID purchaseId) implements Event {}
