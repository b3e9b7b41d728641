package dev.unbuy.cancellations;

import dev.unbuy.kernel.Refusal;

/** What became of a wish to pause a recall, or to go on with it. */
public sealed interface RecallOutcome {

  /** It is so now. */
  record Done(Recall recall) implements RecallOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements RecallOutcome {}
}
