package dev.unbuy.returns.rules;

/** Who pays the way back. */
public enum Payer {
  BUYER,
  SELLER
}
