package dev.unbuy.orders;

/** How far an order has come; derived from its units and its payment by the database. */
public enum OrderStatus {
  AWAITING_PAYMENT,
  PAYMENT_REVIEW,
  AWAITING_SHIPMENT,
  PARTIALLY_SHIPPED,
  SHIPPED,
  DELIVERED,
  COMPLETED,
  CANCELED
}
