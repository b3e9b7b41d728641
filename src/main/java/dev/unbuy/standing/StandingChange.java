package dev.unbuy.standing;

import dev.unbuy.standing.rules.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shop's way to another standing.
 *
 * @param before null for its first one
 * @param numbers what it rests on
 */
public record StandingChange(
    UUID id,
    UUID shopId,
    Instant at,
    @Nullable Standing before,
    Standing after,
    StandingNumbers numbers) {}
