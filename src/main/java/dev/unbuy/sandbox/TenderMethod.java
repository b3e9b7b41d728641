package dev.unbuy.sandbox;

/** What a payment is made with. */
public enum TenderMethod {
  CARD,
  WALLET,
  BANK_TRANSFER,
  VOUCHER,
  PAY_LATER;

  /** Whether the payer hands over the money itself, so that nothing is left to capture. */
  boolean paysAtOnce() {
    return this == BANK_TRANSFER || this == VOUCHER;
  }
}
