package dev.unbuy.selling;

import dev.unbuy.inventory.StockLevel;
import dev.unbuy.kernel.Refusal;

/** What became of a count. */
public sealed interface CountOutcome {

  /** So much is on the shelf. */
  record Counted(StockLevel level) implements CountOutcome {}

  /** More is promised to buyers than was counted; nothing changed. */
  record Refused(StockLevel level) implements CountOutcome {

    /** Why, and what can be done. */
    public Refusal refusal() {
      return new Refusal(
          "stock-promised",
          "PROMISED_UNITS_STAY_ON_HAND",
          "%d promised".formatted(level.reserved()),
          java.util.List.of("SHIP_OR_CANCEL_FIRST"));
    }
  }
}
