package dev.unbuy.returns.rules;

/** The rows of the table of who may open a dispute, in the order in which they are looked at. */
public enum DisputeRule {
  /** Nothing has shipped; it can be canceled instead. */
  NOTHING_HAS_SHIPPED,
  /** One dispute at a time. */
  DISPUTE_IS_OPEN,
  /** A return of the order is on its way; it decides first. */
  RETURN_IS_OPEN,
  /** Receipt was confirmed, or the protection has ended. */
  PROTECTION_IS_OVER,
  /** It may still come: the promised day is not over. */
  STILL_ON_ITS_WAY,
  /** None of it has arrived, is still there, or is worth anything any more. */
  NOTHING_TO_DISPUTE,
  /** It can be opened. */
  MAY_DISPUTE
}
