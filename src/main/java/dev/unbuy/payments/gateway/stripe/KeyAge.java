package dev.unbuy.payments.gateway.stripe;

import dev.unbuy.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Tells whether Stripe may have forgotten a key. Ours are UUIDs of version 7 that were made before
 * they were first asked under, so their own time is a bound for that.
 */
final class KeyAge {

  /** Stripe keeps keys for at least 24 hours; an hour is left for clocks that differ. */
  private static final Duration KEPT = Duration.ofHours(23);

  private static final int UNIX_MILLIS_SHIFT = 16;

  private KeyAge() {}

  /** Whether a first try under it may have been forgotten; true for a key that tells no time. */
  static boolean mayBeForgotten(String key, InstantSource clock) {
    return Ids.parse(key)
        .filter(id -> id.version() == 7)
        .map(KeyAge::madeAt)
        .map(made -> made.plus(KEPT).isBefore(clock.instant()))
        .orElse(true);
  }

  private static Instant madeAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> UNIX_MILLIS_SHIFT);
  }
}
