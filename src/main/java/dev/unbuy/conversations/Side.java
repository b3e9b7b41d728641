package dev.unbuy.conversations;

/** On which side somebody takes part in a conversation. */
public enum Side {
  /** Who buys. */
  BUYER,
  /** Whoever acts for the shop. */
  SELLER,
  /** The marketplace's support. */
  SUPPORT,
  /** The marketplace itself, which tells what happened. */
  PLATFORM
}
