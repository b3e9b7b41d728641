package dev.unbuy.imports.olist;

import static java.util.stream.Collectors.groupingBy;

import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.olist.OlistPurchase.Head;
import dev.unbuy.imports.olist.OlistPurchase.Item;
import dev.unbuy.imports.olist.OlistPurchase.Payment;
import dev.unbuy.imports.olist.OlistPurchase.Review;
import dev.unbuy.kernel.PaymentMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts together from the temporary tables what belongs to a purchase. */
final class OlistReading {

  private static final String HEADS =
      """
      SELECT o.row, o.order_id, o.status, o.bought, o.approved, o.handed, o.delivered, o.promised,
        c.row, c.person, c.zip, c.city, c.state
      FROM olist_orders o JOIN olist_customers c ON c.customer_id = o.customer_id AND c.why IS NULL
      WHERE o.why IS NULL AND (o.bought, o.row) > (?, ?) ORDER BY o.bought, o.row LIMIT ?\
      """;
  private static final String ITEMS =
      """
      SELECT %s, i.order_id, i.row, i.ship_by, i.price, i.freight FROM olist_items i%s
      WHERE i.why IS NULL AND i.order_id = ANY (?) ORDER BY i.order_id, i.item\
      """
          .formatted(OlistGoods.COLUMNS, OlistGoods.JOINS);
  private static final String PAYMENTS =
      """
      SELECT order_id, row, sequence, method, amount FROM olist_payments
      WHERE why IS NULL AND order_id = ANY (?) ORDER BY order_id, sequence\
      """;
  private static final String REVIEWS =
      """
      SELECT order_id, row, stars, concat_ws(E'\\n', nullif(title, ''), nullif(message, '')), at,
        EXISTS (SELECT FROM olist_reviews o WHERE o.review_id = r.review_id AND o.why IS NULL
          AND o.order_id <> r.order_id)
      FROM olist_reviews r WHERE why IS NULL AND order_id = ANY (?)\
      """;

  private OlistReading() {}

  static long count(CopySession copy) {
    return copy.ask("SELECT count(*) FROM olist_orders WHERE why IS NULL", row -> row.getLong(1))
        .getFirst();
  }

  /** The purchases that come after a place, in the order of their time. */
  static List<OlistPurchase> next(CopySession copy, Instant bought, long row, int limit) {
    List<Head> heads = copy.ask(HEADS, OlistReading::head, bought, row, limit);
    String[] orders = heads.stream().map(Head::orderId).toArray(String[]::new);
    Map<String, List<Item>> items =
        by(Item::orderId, copy.ask(ITEMS, OlistReading::item, (Object) orders));
    Map<String, List<Payment>> payments =
        by(Payment::orderId, copy.ask(PAYMENTS, OlistReading::payment, (Object) orders));
    Map<String, List<Review>> reviews =
        by(Review::orderId, copy.ask(REVIEWS, OlistReading::review, (Object) orders));
    return heads.stream()
        .map(
            head ->
                new OlistPurchase(
                    head,
                    items.getOrDefault(head.orderId(), List.of()),
                    payments.getOrDefault(head.orderId(), List.of()),
                    first(reviews.getOrDefault(head.orderId(), List.of()))))
        .toList();
  }

  private static <T> @Nullable T first(List<T> some) {
    return some.isEmpty() ? null : some.getFirst();
  }

  private static <T> Map<String, List<T>> by(Function<T, String> order, List<T> rows) {
    return rows.stream().collect(groupingBy(order));
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        at(row, 4),
        atOrNull(row, 5),
        atOrNull(row, 6),
        atOrNull(row, 7),
        at(row, 8),
        row.getLong(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getString(13));
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        row.getString(8),
        row.getLong(9),
        OlistGoods.of(row),
        at(row, 10),
        row.getLong(11),
        row.getLong(12));
  }

  private static Payment payment(ResultSet row) throws SQLException {
    return new Payment(
        row.getString(1),
        row.getLong(2),
        row.getInt(3),
        PaymentMethod.valueOf(row.getString(4)),
        row.getLong(5));
  }

  private static Review review(ResultSet row) throws SQLException {
    return new Review(
        row.getString(1),
        row.getLong(2),
        row.getInt(3),
        row.getString(4),
        at(row, 5),
        row.getBoolean(6));
  }

  private static Instant at(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(atOrNull(row, column), "a time that every row has");
  }

  private static @Nullable Instant atOrNull(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
