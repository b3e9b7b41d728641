package dev.unbuy.changes.rules;

/** The rows of the table of who may change an order, in the order in which they are tried. */
public enum ChangeRule {
  /** Another change has not come to its end. */
  A_CHANGE_IS_WAITING,
  /** Every unit has shipped, waits for something else or was canceled. */
  NOTHING_LEFT_TO_CHANGE,
  /** Units that would have to leave are packed, shipped or wait for a cancellation's answer. */
  UNITS_ARE_PACKED,
  /** The address stands on a parcel already. */
  ADDRESS_IS_ON_A_PARCEL,
  /** The shop does not ship to that country. */
  NOT_SHIPPED_THERE,
  /** The shop has no faster way there. */
  NO_FASTER_WAY,
  /** There is nothing paid for which something else could be proposed. */
  NOTHING_PAID_YET,
  /** The order would end by itself before the buyer could answer. */
  NO_TIME_TO_ANSWER,
  /** There are not so many of what is wanted. */
  NOT_SO_MANY_LEFT,
  /** Not paid yet: the seller has not begun. */
  NOT_PAID_YET,
  /** Paid so recently that nobody has acted on it. */
  WITHIN_GRACE_PERIOD,
  /** Another payment, or another address at the same cost, is nothing to the seller. */
  SELLER_NOT_CONCERNED,
  /** The seller accepts cancellations automatically, and so changes. */
  SELLER_ACCEPTS_AUTOMATICALLY,
  /** The seller answers. */
  SELLER_IS_ASKED,
  /** The seller proposes it; the buyer answers. */
  SELLER_PROPOSES
}
