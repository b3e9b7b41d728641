package dev.unbuy.conversations;

/** Whose conversation it is. */
public enum Between {
  /** A buyer and a seller; support can be called in. */
  BUYER_AND_SELLER,
  /** A buyer and support: no seller reads it. */
  BUYER_AND_SUPPORT,
  /** A seller and support: no buyer reads it. */
  SELLER_AND_SUPPORT
}
