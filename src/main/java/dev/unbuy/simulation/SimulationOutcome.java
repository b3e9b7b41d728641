package dev.unbuy.simulation;

import dev.unbuy.kernel.Refusal;

/** What became of a wish to replay history. */
public sealed interface SimulationOutcome {

  /** It was replayed, and is kept. */
  record Done(Simulation simulation) implements SimulationOutcome {}

  /** Another one is under way. */
  record Refused(Refusal refusal) implements SimulationOutcome {}
}
