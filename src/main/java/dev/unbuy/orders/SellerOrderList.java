package dev.unbuy.orders;

import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import org.springframework.stereotype.Component;

/** Keeps the sellers' lists of orders. */
@Component
class SellerOrderList implements Projection<OrderChanged> {

  private static final String TAKE =
      """
      INSERT INTO orders.seller_orders (order_id, shop_id, number, buyer_name, placed_at, ship_by,
        status, to_ship, units, total, currency)
      SELECT id, shop_id, number, buyer_name, placed_at, ship_by, status,
        units_ordered - units_canceled - units_shipped, units_ordered, total, currency
      FROM orders.orders WHERE %s ON CONFLICT (order_id) DO %s\
      """;
  private static final String KEEP =
      TAKE.formatted(
          "id = ?",
          """
          UPDATE SET status = excluded.status, ship_by = excluded.ship_by,
            to_ship = excluded.to_ship, units = excluded.units, total = excluded.total\
          """);

  /** What is there already is kept by events. */
  static final String TAKE_IMPORTED = TAKE.formatted("source = ?", "NOTHING");

  @Override
  public String name() {
    return "orders.seller-list";
  }

  @Override
  public Class<OrderChanged> event() {
    return OrderChanged.class;
  }

  @Override
  public void apply(OrderChanged event, UnitOfWork work) {
    work.plan(Write.any(KEEP, event.subject()));
  }
}
