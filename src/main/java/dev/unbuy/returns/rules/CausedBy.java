package dev.unbuy.returns.rules;

/** Who caused that goods come back. */
public enum CausedBy {
  BUYER,
  SELLER,
  CARRIER
}
