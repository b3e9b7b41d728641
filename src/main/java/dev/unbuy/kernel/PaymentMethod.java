package dev.unbuy.kernel;

/** How a buyer pays. */
public enum PaymentMethod {
  CARD,
  WALLET,
  BANK_TRANSFER,
  VOUCHER,
  PAY_LATER,
  STORE_CREDIT,
  /** What gift cards brought. */
  GIFT_BALANCE,
  CASH_ON_DELIVERY;

  /**
   * Whether it is a balance that the buyer has with the marketplace, so that no gateway is asked.
   */
  public boolean isBalance() {
    return this == STORE_CREDIT || this == GIFT_BALANCE;
  }
}
