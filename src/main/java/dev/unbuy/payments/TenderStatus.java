package dev.unbuy.payments;

/** How far a tender has come. */
public enum TenderStatus {
  /** The gateway has not answered yet. */
  REQUESTED,
  /** The gateway looks at it. */
  UNDER_REVIEW,
  /** The buyer has to pay yet: a voucher, a bank transfer. */
  PENDING,
  /** Held for us, to be captured. */
  AUTHORIZED,
  /** Ours already: methods without a separate capture. */
  PAID,
  /** Not given. */
  DECLINED;

  /** Whether the seller can count on the money. */
  public boolean isGood() {
    return this == AUTHORIZED || this == PAID;
  }
}
