package dev.unbuy.rights;

import dev.unbuy.kernel.Refusal;

/** What became of a step of a withdrawal. */
public sealed interface WithdrawOutcome {

  /** It is done; this is how far the withdrawal has come. */
  record Done(Withdrawal withdrawal) implements WithdrawOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements WithdrawOutcome {}
}
