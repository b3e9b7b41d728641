package dev.unbuy.cancellations.rules;

/** How far the order's payment has come. */
public enum PaymentState {
  UNPAID,
  UNDER_REVIEW,
  PAID
}
