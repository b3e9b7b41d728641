package dev.unbuy.policies;

/** Who pays for sending goods back after a withdrawal. */
public enum ReturnPayer {
  BUYER,
  SELLER
}
