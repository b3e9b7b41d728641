package dev.unbuy.refunds;

import dev.unbuy.kernel.Refusal;

/** What came of resolving a stuck part. */
public sealed interface ResolveOutcome {

  /** It is done; the refund as it is now. */
  record Resolved(Refund refund) implements ResolveOutcome {}

  /** The rules do not allow it now. */
  record NotAllowed(Refusal refusal) implements ResolveOutcome {}
}
