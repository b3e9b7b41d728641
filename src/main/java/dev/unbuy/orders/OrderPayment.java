package dev.unbuy.orders;

/** How far an order's payment has come. */
public enum OrderPayment {
  UNPAID,
  UNDER_REVIEW,
  PAID
}
