package dev.unbuy.catalog;

import dev.unbuy.kernel.Money;

/** What became of a price that was set. */
public sealed interface PriceOutcome {

  /** It costs this from now on. */
  record Changed(Money before, Money price) implements PriceOutcome {}

  /** It cost this already; the history has no point more. */
  record Same(Money price) implements PriceOutcome {}
}
