package dev.unbuy.cancellations.rules;

import java.time.Instant;
import java.util.Optional;

/** Whether a side may contest whose fault a cancellation was: once, while there is time. */
public final class WhoMayContest {

  private WhoMayContest() {}

  /** Why not, or empty when it may. The window is half-open. */
  public static Optional<Objection> objection(ContestFacts facts, Instant now) {
    if (!facts.settled()) {
      return Optional.of(Objection.NOT_SETTLED);
    }
    if (facts.contestedBefore()) {
      return Optional.of(Objection.CONTESTED_BEFORE);
    }
    return now.isBefore(facts.contestableUntil())
        ? Optional.empty()
        : Optional.of(Objection.TIME_IS_OVER);
  }

  /** What speaks against contesting. */
  public enum Objection {
    /** It is not effective, so that its fault counts for nothing. */
    NOT_SETTLED,
    /** Each side may once. */
    CONTESTED_BEFORE,
    /** The time for it is over. */
    TIME_IS_OVER
  }
}
