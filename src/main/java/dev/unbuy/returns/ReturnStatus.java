package dev.unbuy.returns;

/** How far a return has come. */
public enum ReturnStatus {
  /** The seller has to answer; silence approves. */
  ASKED,
  /** The buyer has to send the goods; otherwise it ends. */
  APPROVED,
  /** The goods are on their way. */
  SENT,
  /** The seller has to look at them; silence accepts. */
  RECEIVED,
  /** Money went back, all of what was promised or a part. */
  SETTLED,
  /** The goods were not accepted. */
  REFUSED,
  /** The seller did not agree. */
  DECLINED,
  /** The buyer keeps the goods. */
  TAKEN_BACK,
  /** The goods were never sent. */
  EXPIRED;

  /** Whether nothing more happens to it. */
  public boolean isEnded() {
    return switch (this) {
      case ASKED, APPROVED, SENT, RECEIVED -> false;
      case SETTLED, REFUSED, DECLINED, TAKEN_BACK, EXPIRED -> true;
    };
  }
}
