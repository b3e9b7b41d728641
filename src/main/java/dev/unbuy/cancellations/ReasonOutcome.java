package dev.unbuy.cancellations;

import dev.unbuy.kernel.Refusal;

/** What became of an edit of a reason. */
public sealed interface ReasonOutcome {

  /** It is kept. */
  record Kept(ReasonEntry entry) implements ReasonOutcome {}

  /** Somebody changed it since it was looked at. */
  record ChangedMeanwhile(int version) implements ReasonOutcome {}

  /** Not possible; nothing changed. */
  record Refused(Refusal refusal) implements ReasonOutcome {}
}
