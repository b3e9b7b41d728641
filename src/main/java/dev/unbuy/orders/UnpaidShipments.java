package dev.unbuy.orders;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Orders that have left and whose payment could not be taken. While one stands here nothing
 * completes it: neither the buyer's word nor the end of protection, because nothing is held that
 * could be handed to the seller. One of which nothing is to be paid any more, because everything
 * came back, stands in nobody's way.
 */
@Component
public class UnpaidShipments {

  private static final String NOTICED =
      """
      INSERT INTO orders.unpaid_shipments (order_id, buyer_id, shop_id, since) VALUES (?, ?, ?, ?)
      ON CONFLICT (order_id) DO UPDATE SET since = excluded.since, ended_at = NULL, ended = NULL,
        ended_by = NULL, note = NULL\
      """;
  private static final String OPEN =
      """
      SELECT o.id, o.number, o.shop_name, o.buyer_name, o.status, m.missing, o.currency, u.since
      FROM orders.unpaid_shipments u JOIN orders.orders o ON o.id = u.order_id,
        LATERAL (SELECT %s AS missing) m
      WHERE u.ended_at IS NULL AND m.missing > 0\
      """
          .formatted(TenderShare.missing("u.order_id"));

  private final Transactions transactions;

  UnpaidShipments(Transactions transactions) {
    this.transactions = transactions;
  }

  /** An order that has left is not paid any more. */
  public static Write noticed(Order order, Instant at) {
    return Write.expecting(1, NOTICED, order.id(), order.buyerId(), order.shopId(), at);
  }

  /** It is paid after all. */
  public static Write paid(UUID orderId, Instant at) {
    return Write.any(
        """
        UPDATE orders.unpaid_shipments SET ended_at = ?, ended = 'PAID'
        WHERE order_id = ? AND ended_at IS NULL\
        """,
        at,
        orderId);
  }

  /** A person gives it up. */
  static Write givenUp(UUID orderId, UUID by, String note, Instant at) {
    return Write.expecting(
        1,
        """
        UPDATE orders.unpaid_shipments SET ended_at = ?, ended = 'GIVEN_UP', ended_by = ?, note = ?
        WHERE order_id = ? AND ended_at IS NULL\
        """,
        at,
        by,
        note,
        orderId);
  }

  /** The order, if it waits for its payment. */
  static Query<UnpaidShipment> waiting(UUID orderId) {
    return Query.of(OPEN + " AND u.order_id = ?", UnpaidShipments::read, orderId);
  }

  /** Those that wait for their payment, the oldest first. */
  public Page<UnpaidShipment> open(@Nullable String cursor, int limit) {
    String sql = OPEN;
    List<Object> parameters = new ArrayList<>();
    if (cursor != null) {
      sql += " AND (u.since, u.order_id) > (?::timestamptz, ?::uuid)";
      parameters.addAll(Cursor.place(cursor));
    }
    parameters.add(limit + 1);
    var query =
        new Query<>(
            sql + " ORDER BY u.since, u.order_id LIMIT ?", UnpaidShipments::read, parameters);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()),
        limit,
        one -> Cursor.of(one.since(), one.orderId()));
  }

  private static UnpaidShipment read(ResultSet row) throws SQLException {
    return new UnpaidShipment(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        OrderStatus.valueOf(row.getString(5)),
        new Money(row.getLong(6), row.getString(7)),
        Rows.instant(row, 8));
  }
}
