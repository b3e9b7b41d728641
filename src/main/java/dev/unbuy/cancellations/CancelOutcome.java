package dev.unbuy.cancellations;

import dev.unbuy.kernel.Refusal;

/** What became of a wish to cancel. */
public sealed interface CancelOutcome {

  /** It is effective. */
  record Settled(Cancellation cancellation) implements CancelOutcome {}

  /** It waits for the seller. */
  record Asked(Cancellation cancellation) implements CancelOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements CancelOutcome {}
}
