package dev.unbuy.cancellations;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * The next few orders of a recall are to be looked at.
 *
 * @param subject the recall
 */
public record RecallStep(Instant at, UUID subject) implements Event {}
