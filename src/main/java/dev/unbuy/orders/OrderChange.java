package dev.unbuy.orders;

/** The kinds of things that happen to an order. */
public enum OrderChange {
  PLACED,
  PAYMENT_REVIEW,
  PAYMENT_DECLINED,
  PAID,
  CANCELLATION_ASKED,
  CANCELLATION_DECLINED,
  CANCELLATION_TAKEN_BACK,
  UNITS_CANCELED,
  PREPARING,
  LABELED,
  SHIPPED,
  DELIVERED,
  COMPLETED
}
