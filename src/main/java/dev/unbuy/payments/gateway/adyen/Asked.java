package dev.unbuy.payments.gateway.adyen;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of Adyen under a key, and how far it has come.
 *
 * @param reference Adyen's name of it, once it is known
 * @param code why it failed, in one word
 */
record Asked(
    String key,
    Kind kind,
    @Nullable String reference,
    long amount,
    Status status,
    @Nullable String code,
    Instant at) {

  /** Adyen keeps keys for at least seven days; an hour is left for clocks that differ. */
  private static final Duration KEPT = Duration.ofDays(7).minusHours(1);

  /** What is asked for. */
  enum Kind {
    AUTHORIZATION,
    CAPTURE,
    RELEASE,
    REFUND
  }

  /** How far it has come. */
  enum Status {
    /** It is or will be asked; no answer is known. */
    ASKED,
    /** Adyen has it, and a webhook tells what comes of it. */
    RECEIVED,
    DONE,
    FAILED
  }

  /** Whether asking again under the key might do it twice. */
  boolean mayBeForgotten(Instant now) {
    return at.plus(KEPT).isBefore(now);
  }

  /** Whether it counts: it happened, or may. */
  boolean counts() {
    return status != Status.FAILED;
  }
}
