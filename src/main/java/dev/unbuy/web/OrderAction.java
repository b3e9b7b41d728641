package dev.unbuy.web;

import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a buyer may want to do about an order.
 *
 * @param name of the action, as in the texts {@code order.do.NAME}
 * @param possible whether it can be done now
 * @param because the key of a text that says why not, or until when; empty when nothing has to be
 *     said
 * @param until the instant that the text speaks of, or null
 */
public record OrderAction(String name, boolean possible, String because, @Nullable Instant until) {

  /** All of them, those that are possible first. */
  static List<OrderAction> of(OrderOverview overview, Instant now) {
    List<OrderAction> all = List.of(receipt(overview), cancel(overview), giveBack(overview, now));
    return all.stream()
        .sorted((one, other) -> Boolean.compare(other.possible(), one.possible()))
        .toList();
  }

  private static OrderAction cancel(OrderOverview overview) {
    return overview.canCancel()
        ? new OrderAction("cancel", true, "", null)
        : new OrderAction("cancel", false, "rule." + overview.cancel().rule(), null);
  }

  private static OrderAction receipt(OrderOverview overview) {
    if (overview.canConfirmReceipt()) {
      return new OrderAction("receipt", true, "order.why.receipt", null);
    }
    String why =
        switch (overview.order().status()) {
          case COMPLETED -> "order.why.completed";
          case CANCELED -> "order.why.canceled";
          case AWAITING_PAYMENT,
              PAYMENT_REVIEW,
              AWAITING_SHIPMENT,
              PARTIALLY_SHIPPED,
              SHIPPED,
              DELIVERED ->
              "order.why.not-arrived";
        };
    return new OrderAction("receipt", false, why, null);
  }

  /** Goods go back by agreement with the seller; there is no button for it. */
  private static OrderAction giveBack(OrderOverview overview, Instant now) {
    Order order = overview.order();
    if (order.status() == OrderStatus.CANCELED) {
      return new OrderAction("return", false, "order.why.canceled", null);
    }
    Instant delivered = order.deliveredAt();
    if (delivered == null) {
      return new OrderAction("return", false, "order.why.return-later", null);
    }
    Instant until = delivered.plus(Duration.ofDays(order.returnDays()));
    return new OrderAction(
        "return",
        false,
        now.isBefore(until) ? "order.why.return-by-seller" : "order.why.return-over",
        until);
  }
}
