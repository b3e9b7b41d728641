package dev.unbuy.standing;

import dev.unbuy.standing.rules.Counts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one order does to its shop's score.
 *
 * @param canceled whether nothing of it is left
 * @param stars its rating, or null
 * @param counts what it adds to the record
 * @param points by how much the score, out of 100, would be lower without it; negative where it
 *     costs
 */
public record OrderEffect(
    UUID orderId,
    String number,
    Instant placedAt,
    boolean canceled,
    @Nullable Integer stars,
    Counts counts,
    double points) {}
