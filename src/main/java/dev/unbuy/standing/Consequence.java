package dev.unbuy.standing;

import dev.unbuy.standing.rules.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a low standing leads to.
 *
 * @param effectiveAt when it begins, unless the record is better by then or an appeal waits
 * @param pausesAt when the listings are paused, or null for never
 * @param searchFactor what the search leaves of the score, in (0, 1]
 * @param ordersADay how many orders the shop may take a day, or null for as many as come
 * @param begunAt when it began, or null when it has not
 * @param pausedAt when the listings were paused, or null
 * @param ended how it ended, or null while it has not
 * @param appeal what the seller says against it, or null
 */
public record Consequence(
    UUID id,
    UUID shopId,
    String shopName,
    Standing standing,
    Instant announcedAt,
    Instant effectiveAt,
    @Nullable Instant pausesAt,
    double searchFactor,
    @Nullable Integer ordersADay,
    @Nullable Instant begunAt,
    @Nullable Instant pausedAt,
    @Nullable End ended,
    @Nullable Appeal appeal) {

  /** How far it has come. */
  public State state() {
    if (ended != null) {
      return State.ENDED;
    }
    if (pausedAt != null) {
      return State.PAUSED;
    }
    return begunAt != null ? State.BEGUN : State.ANNOUNCED;
  }

  /** Whether a seller may appeal now: once, while it has not ended. */
  public boolean canBeAppealed() {
    return ended == null && appeal == null;
  }

  /** Whether an agent has still to decide. */
  public boolean appealWaits() {
    return appeal != null && appeal.verdict() == null;
  }

  /** How long after its beginning the listings are paused, or null for never. */
  @Nullable Duration pausedAfter() {
    return pausesAt == null ? null : Duration.between(effectiveAt, pausesAt);
  }

  /** How far one has come. */
  public enum State {
    ANNOUNCED,
    BEGUN,
    PAUSED,
    ENDED
  }

  /** Why one ended. */
  public enum Because {
    /** The record has become better. */
    IMPROVED,
    /** An agent lifted it. */
    APPEAL
  }

  /** Its end. */
  public record End(Instant at, Because because) {}

  /**
   * What a seller says against it, once.
   *
   * @param verdict what was decided, or null while it waits
   */
  public record Appeal(Instant at, UUID by, String statement, @Nullable Verdict verdict) {}

  /** What was decided of an appeal, and why. */
  public record Verdict(Instant at, UUID by, Decision decision, String because) {}

  /** Whether it stays. */
  public enum Decision {
    UPHELD,
    LIFTED
  }
}
