package dev.unbuy.standing;

import dev.unbuy.kernel.Refusal;

/** What became of a wish to rate. */
public sealed interface RatingOutcome {

  /**
   * It is kept.
   *
   * @param canceledOrder whether nothing of the order was left to judge but how it ended
   */
  record Rated(Rating rating, boolean canceledOrder) implements RatingOutcome {}

  /** It cannot be rated now, or was before. */
  record Refused(Refusal refusal) implements RatingOutcome {}
}
