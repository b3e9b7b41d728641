package dev.unbuy.returns;

import dev.unbuy.kernel.Refusal;

/** What became of a step of a dispute. */
public sealed interface DisputeOutcome {

  /** It was done; so it stands now. */
  record Done(Dispute dispute) implements DisputeOutcome {}

  /** The rules do not allow it now; nothing changed. */
  record Refused(Refusal refusal) implements DisputeOutcome {}
}
