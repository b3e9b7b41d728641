package dev.unbuy.standing.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a shop is limited to.
 *
 * @param searchFactor what the search leaves of its score, in (0, 1]
 * @param ordersADay how many orders it may take a day, or null for as many as come
 * @param pausedSince since when it sells nothing, or null
 */
public record Limits(
    double searchFactor, @Nullable Integer ordersADay, @Nullable Instant pausedSince) {

  /** Of several that hold at once, the strictest of each. */
  public static Limits strictest(Collection<Limits> several) {
    return new Limits(
        several.stream().mapToDouble(Limits::searchFactor).min().orElse(1),
        several.stream()
            .map(Limits::ordersADay)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        several.stream()
            .map(Limits::pausedSince)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }
}
