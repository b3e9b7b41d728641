package dev.unbuy.refunds;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import dev.unbuy.refunds.Chargeback.Bearer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes chargebacks. */
@Component
public class Chargebacks {

  private static final String ROWS =
      """
      SELECT id, reference, order_id, buyer_id, shop_id, tender_id, method, amount, currency,
        reason, opened_at, taken_at, back_at, won, borne_by, note
      FROM refunds.chargebacks\
      """;
  private static final String OPEN = " WHERE (won IS NULL OR NOT won AND borne_by IS NULL)";
  private static final String INSERT =
      """
      INSERT INTO refunds.chargebacks (id, reference, order_id, buyer_id, shop_id, tender_id,
        method, amount, currency, reason, opened_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private final Transactions transactions;

  Chargebacks(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Those that somebody has to look after, the oldest first. */
  public Page<Chargeback> open(@Nullable String cursor, int limit) {
    String sql = ROWS + OPEN;
    List<Object> parameters = new ArrayList<>();
    if (cursor != null) {
      sql += " AND (opened_at, id) > (?::timestamptz, ?::uuid)";
      parameters.addAll(Cursor.place(cursor));
    }
    parameters.add(limit + 1);
    var query = new Query<>(sql + " ORDER BY opened_at, id LIMIT ?", Chargebacks::read, parameters);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()),
        limit,
        one -> Cursor.of(one.openedAt(), one.id()));
  }

  static Query<Chargeback> byId(UUID id) {
    return Query.of(ROWS + " WHERE id = ?", Chargebacks::read, id);
  }

  static Query<Chargeback> ofReference(String reference) {
    return Query.of(ROWS + " WHERE reference = ? ORDER BY id", Chargebacks::read, reference);
  }

  static Write insert(Chargeback one) {
    return Write.expecting(
        1,
        INSERT,
        one.id(),
        one.reference(),
        one.orderId(),
        one.buyerId(),
        one.shopId(),
        one.tenderId(),
        one.method(),
        one.amount().minor(),
        one.amount().currency(),
        one.reason(),
        one.openedAt());
  }

  static Write taken(UUID id, Instant at) {
    return Write.expecting(
        1, "UPDATE refunds.chargebacks SET taken_at = ? WHERE id = ? AND taken_at IS NULL", at, id);
  }

  static Write back(UUID id, Instant at) {
    return Write.expecting(
        1, "UPDATE refunds.chargebacks SET back_at = ? WHERE id = ? AND back_at IS NULL", at, id);
  }

  static Write closed(UUID id, boolean won, Instant at) {
    return Write.expecting(
        1,
        "UPDATE refunds.chargebacks SET closed_at = ?, won = ? WHERE id = ? AND won IS NULL",
        at,
        won,
        id);
  }

  static Write decided(UUID id, Bearer bearer, UUID by, String note, Instant at) {
    return Write.expecting(
        1,
        """
        UPDATE refunds.chargebacks SET borne_by = ?, decided_by = ?, decided_at = ?, note = ?
        WHERE id = ? AND NOT won AND borne_by IS NULL\
        """,
        bearer,
        by,
        at,
        note,
        id);
  }

  private static Chargeback read(ResultSet row) throws SQLException {
    String bearer = row.getString(15);
    return new Chargeback(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        row.getObject(6, UUID.class),
        PaymentMethod.valueOf(row.getString(7)),
        new Money(row.getLong(8), row.getString(9)),
        row.getString(10),
        row.getObject(11, OffsetDateTime.class).toInstant(),
        instant(row, 12),
        instant(row, 13),
        row.getObject(14, Boolean.class),
        bearer == null ? null : Bearer.valueOf(bearer),
        row.getString(16));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
