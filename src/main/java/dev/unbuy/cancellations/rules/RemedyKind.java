package dev.unbuy.cancellations.rules;

/** What can be offered in place of a cancellation, each a change of the order and not a message. */
public enum RemedyKind {
  /** Cancel, and keep the thing on the saved list with a price watch. */
  SAVE_FOR_LATER,
  /** Another variant of the same listing, in place of this one. */
  SWAP_VARIANT,
  /** Cancel only the units that were ordered a second time. */
  CANCEL_TWIN,
  /** A later date that the buyer agrees to. */
  NEW_DATE,
  /** The shop's faster way of shipping, paid by the seller where the promise is broken. */
  FASTER_SHIPPING,
  /** Another address, with dates and shipping computed again. */
  CHANGE_ADDRESS,
  /** The difference to a price that fell after the payment. */
  REFUND_DIFFERENCE,
  /** A lower price elsewhere that the seller is asked to match. */
  PRICE_MATCH,
  /** Another means of payment for an order that is not paid. */
  PAY_ANOTHER_WAY,
  /** The same thing from a seller with a better record. */
  BETTER_SELLER
}
