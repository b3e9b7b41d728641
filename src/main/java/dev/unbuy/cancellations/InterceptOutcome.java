package dev.unbuy.cancellations;

import dev.unbuy.kernel.Refusal;

/** What became of a wish to stop a parcel, or of what its carrier says. */
public sealed interface InterceptOutcome {

  /** It has come this far. */
  record Taken(Intercept intercept) implements InterceptOutcome {}

  /** It says nothing now; nothing changed. */
  record Refused(Refusal refusal) implements InterceptOutcome {}
}
