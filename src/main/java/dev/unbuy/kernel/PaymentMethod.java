package dev.unbuy.kernel;

/** How a buyer pays. */
public enum PaymentMethod {
  CARD,
  WALLET,
  BANK_TRANSFER,
  VOUCHER,
  PAY_LATER,
  STORE_CREDIT,
  CASH_ON_DELIVERY
}
