package dev.unbuy.rights;

import dev.unbuy.kernel.Refusal;

/** What became of telling a delay, or of agreeing to one. */
public sealed interface DelayOutcome {

  /** It is done. */
  record Done(DelayNotice notice) implements DelayOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements DelayOutcome {}
}
