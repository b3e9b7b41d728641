package dev.unbuy.cancellations.rules;

/** The rows of the table of who may cancel, in the order in which they are tried. */
public enum Rule {
  /** Every unit asked for has shipped or been canceled. */
  NOTHING_LEFT_TO_CANCEL,
  /** The consumer's jurisdiction gives a withdrawal right whose window is open. */
  STATUTORY_WITHDRAWAL,
  /** Not paid yet. */
  NOT_PAID_YET,
  /** The payment is under review. */
  PAYMENT_UNDER_REVIEW,
  /** Paid so recently that nobody has acted on it. */
  WITHIN_GRACE_PERIOD,
  /** The seller did not ship in time. */
  SHIP_BY_PASSED,
  /** Nothing is being packed, and the seller accepts every cancellation. */
  SELLER_ACCEPTS_AUTOMATICALLY,
  /** Nothing is being packed; the seller is asked. */
  NOTHING_IN_FULFILLMENT,
  /** Some unit is being packed or has its label. */
  BEING_PREPARED
}
