package dev.unbuy.web;

import dev.unbuy.orders.OrderStatus;
import java.util.List;

/** How a buyer's orders are grouped: by what a buyer asks, not by every state that there is. */
public enum OrderTab {
  ALL,
  OPEN(OrderStatus.AWAITING_PAYMENT, OrderStatus.PAYMENT_REVIEW, OrderStatus.AWAITING_SHIPMENT),
  ON_THE_WAY(OrderStatus.PARTIALLY_SHIPPED, OrderStatus.SHIPPED),
  DELIVERED(OrderStatus.DELIVERED, OrderStatus.COMPLETED),
  CANCELED(OrderStatus.CANCELED);

  private final List<OrderStatus> statuses;

  OrderTab(OrderStatus... statuses) {
    this.statuses = List.of(statuses);
  }

  /** The states of orders under it; none stands for all. */
  List<OrderStatus> statuses() {
    return statuses;
  }
}
