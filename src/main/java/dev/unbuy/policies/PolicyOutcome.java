package dev.unbuy.policies;

import dev.unbuy.kernel.Refusal;

/** What became of an edit of the policy. */
public sealed interface PolicyOutcome {

  /** It is done. */
  record Done(PolicyVersion version) implements PolicyOutcome {}

  /** Somebody changed it since it was looked at. */
  record ChangedMeanwhile(int revision) implements PolicyOutcome {}

  /** Not possible in its present state; nothing changed. */
  record Refused(Refusal refusal) implements PolicyOutcome {}
}
