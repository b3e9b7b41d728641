package dev.unbuy.standing;

import dev.unbuy.kernel.Refusal;

/** What became of a step about a rating. */
public sealed interface ReviewOutcome {

  /** It was done; so the rating stands now. */
  record Done(Review review) implements ReviewOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements ReviewOutcome {}
}
