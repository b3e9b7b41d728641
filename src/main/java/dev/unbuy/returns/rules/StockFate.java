package dev.unbuy.returns.rules;

/** Where goods go that are back. */
public enum StockFate {
  /** Onto the shelf, as new. */
  SELLABLE,
  /** Set aside, to be sold as used. */
  SECOND_HAND,
  /** Nowhere: it is written off. */
  WRITE_OFF;

  /** Where they go when the seller says nothing: damaged ones nowhere, others onto the shelf. */
  public static StockFate unlessSaid(CausedBy cause) {
    return cause == CausedBy.BUYER ? SELLABLE : WRITE_OFF;
  }
}
