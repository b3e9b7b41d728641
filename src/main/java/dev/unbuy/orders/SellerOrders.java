package dev.unbuy.orders;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shop's list of orders. */
public final class SellerOrders {

  private static final String ROWS =
      """
      SELECT order_id, number, buyer_name, placed_at, ship_by, status, to_ship, units, total,
        currency
      FROM orders.seller_orders WHERE shop_id = ?\
      """;

  private SellerOrders() {}

  /** Takes up the orders of an imported history that are not in the lists. */
  public static Write taken(String source) {
    return Write.any(SellerOrderList.TAKE_IMPORTED, source);
  }

  /** A shop's orders, newest first; of one status, or all. */
  public static Query<Row> of(
      UUID shopId, @Nullable OrderStatus status, @Nullable String cursor, int limit) {
    StringBuilder sql = new StringBuilder(ROWS);
    List<Object> parameters = new ArrayList<>(List.of(shopId));
    if (status != null) {
      sql.append(" AND status = ?");
      parameters.add(status);
    }
    if (cursor != null) {
      sql.append(" AND (placed_at, order_id) < (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY placed_at DESC, order_id DESC LIMIT ?");
    parameters.add(limit);
    return new Query<>(sql.toString(), SellerOrders::read, parameters);
  }

  /** What must be shipped, the most urgent first. */
  public static Query<Row> toShip(UUID shopId, int limit) {
    return Query.of(
        ROWS
            + """
             AND to_ship > 0 AND status IN ('AWAITING_SHIPMENT','PARTIALLY_SHIPPED')
            ORDER BY ship_by, order_id LIMIT ?\
            """,
        SellerOrders::read,
        shopId,
        limit);
  }

  /**
   * A shop's other orders that wait for these variants, the most urgent first.
   *
   * @param except an order that is known already
   */
  public static Query<Waiting> waitingFor(
      UUID shopId, Collection<UUID> variants, UUID except, int limit) {
    return Query.of(
        """
        SELECT s.order_id, s.number, s.ship_by, sum(l.open + l.in_fulfillment)::int
        FROM orders.seller_orders s JOIN orders.order_lines l ON l.order_id = s.order_id
        WHERE s.shop_id = ? AND s.to_ship > 0
          AND s.status IN ('AWAITING_PAYMENT','PAYMENT_REVIEW','AWAITING_SHIPMENT','PARTIALLY_SHIPPED')
          AND s.order_id <> ? AND l.variant_id = ANY (?) AND l.open + l.in_fulfillment > 0
        GROUP BY s.order_id ORDER BY s.ship_by, s.order_id LIMIT ?\
        """,
        row ->
            new Waiting(
                row.getObject(1, UUID.class),
                row.getString(2),
                Rows.instant(row, 3),
                row.getInt(4)),
        shopId,
        except,
        variants.toArray(UUID[]::new),
        limit);
  }

  /** Cuts a page. */
  public static Page<Row> page(List<Row> rows, int limit) {
    return Page.cut(rows, limit, row -> Cursor.of(row.placedAt(), row.id()));
  }

  private static Row read(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Row(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        Rows.instant(row, 4),
        Rows.instant(row, 5),
        OrderStatus.valueOf(row.getString(6)),
        row.getInt(7),
        row.getInt(8),
        new Money(row.getLong(9), row.getString(10)));
  }

  /** An order that waits for so many units. */
  public record Waiting(UUID orderId, String number, Instant shipBy, int units) {}

  /**
   * An order as its seller's list shows it.
   *
   * @param toShip units that are neither shipped nor canceled
   */
  public record Row(
      UUID id,
      String number,
      String buyerName,
      Instant placedAt,
      Instant shipBy,
      OrderStatus status,
      int toShip,
      int units,
      Money total) {}
}
