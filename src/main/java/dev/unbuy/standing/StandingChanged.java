package dev.unbuy.standing;

import dev.unbuy.platform.Event;
import dev.unbuy.standing.rules.Standing;
import java.time.Instant;
import java.util.UUID;

/**
 * A shop has come to another standing; its first one is none.
 *
 * @param subject the shop
 * @param change the row that explains it
 */
public record StandingChanged(
    Instant at, UUID subject, UUID change, Standing before, Standing after) implements Event {}
