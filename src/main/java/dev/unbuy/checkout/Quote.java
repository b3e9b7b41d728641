package dev.unbuy.checkout;

import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import java.util.List;

/**
 * What a cart comes to: one order for each seller, with everything allocated, as it would be
 * placed.
 *
 * @param total minor units
 */
public record Quote(String currency, long total, List<Draft> orders) {

  /** Copies the orders. */
  public Quote {
    orders = List.copyOf(orders);
  }

  /** An order as it would be placed. */
  public record Draft(Order order, List<OrderLine> lines) {

    /** Copies the lines. */
    public Draft {
      lines = List.copyOf(lines);
    }
  }
}
