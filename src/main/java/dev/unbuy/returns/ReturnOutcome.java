package dev.unbuy.returns;

import dev.unbuy.kernel.Refusal;

/** What became of a step of a return. */
public sealed interface ReturnOutcome {

  /** It was done; so it stands now. */
  record Done(ReturnAuthorization authorization) implements ReturnOutcome {}

  /** The rules do not allow it now; nothing changed. */
  record Refused(Refusal refusal) implements ReturnOutcome {}
}
