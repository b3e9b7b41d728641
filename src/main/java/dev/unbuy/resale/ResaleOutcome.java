package dev.unbuy.resale;

import dev.unbuy.kernel.Refusal;

/** What became of a wish to resell, or to take back from sale. */
public sealed interface ResaleOutcome {

  /**
   * It was done.
   *
   * @param newShop whether the buyer got a shop by it
   */
  record Done(Resale resale, boolean newShop) implements ResaleOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements ResaleOutcome {}
}
