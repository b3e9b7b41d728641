package dev.unbuy.refunds;

/** Where a buyer wants money that goes back. */
public enum RefundTo {
  /** The tenders that it came from. */
  ORIGINAL,
  /**
   * Store credit, at once, for what was taken by now; what is only held is released all the same.
   */
  STORE_CREDIT
}
