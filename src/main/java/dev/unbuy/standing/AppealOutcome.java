package dev.unbuy.standing;

import dev.unbuy.kernel.Refusal;

/** What became of a wish to appeal, or to decide an appeal. */
public sealed interface AppealOutcome {

  /** It is done; this is how the consequence stands now. */
  record Done(Consequence consequence) implements AppealOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements AppealOutcome {}
}
