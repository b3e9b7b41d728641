package dev.unbuy.imports;

import dev.unbuy.kernel.Refusal;

/** What came of asking for an import. */
public sealed interface StartOutcome {

  /** It has begun. */
  record Begun(ImportRun run) implements StartOutcome {}

  /** Not now: another one is running. */
  record Busy(Refusal refusal) implements StartOutcome {}
}
