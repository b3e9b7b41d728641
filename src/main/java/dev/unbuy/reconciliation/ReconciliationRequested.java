package dev.unbuy.reconciliation;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * The gateway's list is to be compared with ours.
 *
 * @param subject the run
 */
public record ReconciliationRequested(Instant at, UUID subject) implements Event {}
