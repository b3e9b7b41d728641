package dev.unbuy.cancellations;

import dev.unbuy.kernel.Refusal;

/** What became of a wish to contest a finding, or to decide a contest. */
public sealed interface ContestOutcome {

  /** It waits for an agent. */
  record Raised(Contest contest) implements ContestOutcome {}

  /** An agent has decided it. */
  record Decided(Contest contest) implements ContestOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements ContestOutcome {}
}
