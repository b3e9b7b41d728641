package dev.unbuy.payments;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.payments.Payout.Line;
import dev.unbuy.payments.Payout.Standing;
import dev.unbuy.payments.Payout.Statement;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what sellers are owed and were paid. */
@Component
public class Payouts {

  private static final String PAYOUTS =
      "SELECT id, shop_id, amount, currency, created_at FROM payments.payouts WHERE shop_id = ?";
  private static final String LINES =
      """
      SELECT id, order_id, account, amount, currency, at FROM payments.payables\
      """;
  private static final String STANDING =
      """
      SELECT currency, sum(held)::bigint, sum(payable)::bigint FROM (
        SELECT currency, CASE WHEN credit = 'escrow' THEN amount ELSE -amount END AS held,
          0 AS payable
        FROM payments.ledger_transfers
        WHERE shop_id = ? AND (credit = 'escrow' OR debit = 'escrow')
        UNION ALL SELECT currency, 0, amount FROM payments.payables
        WHERE shop_id = ? AND payout_id IS NULL) both_sides
      GROUP BY currency ORDER BY currency\
      """;

  private final Transactions transactions;

  Payouts(Transactions transactions) {
    this.transactions = transactions;
  }

  /** What a shop has with the marketplace, by currency. */
  public List<Standing> standing(UUID shopId) {
    return transactions.run(
        work -> work.ask(Query.of(STANDING, Payouts::readStanding, shopId, shopId)).rows());
  }

  /** What a shop was paid, the newest first. */
  public Page<Payout> of(UUID shopId, @Nullable String cursor, int limit) {
    String sql = PAYOUTS;
    List<Object> parameters = new ArrayList<>(List.of(shopId));
    if (cursor != null) {
      sql += " AND id < ?::uuid";
      parameters.addAll(Cursor.read(cursor, 1));
    }
    parameters.add(limit + 1);
    var query = new Query<>(sql + " ORDER BY id DESC LIMIT ?", Payouts::read, parameters);
    return Page.cut(
        transactions.run(work -> work.ask(query).rows()), limit, one -> Cursor.of(one.id()));
  }

  /** What a shop will be paid next, as far as it is known, the oldest first. */
  public Page<Line> due(UUID shopId, @Nullable String cursor, int limit) {
    return lines(" WHERE shop_id = ? AND payout_id IS NULL", shopId, cursor, limit);
  }

  /**
   * A payout and what it is made of.
   *
   * @throws NotFound when the shop got no such payout
   */
  public Statement statement(UUID shopId, UUID payoutId) {
    return transactions.run(
        work -> {
          var payout = work.ask(Query.of(PAYOUTS + " AND id = ?", Payouts::read, shopId, payoutId));
          var lines =
              work.ask(
                  Query.of(
                      LINES + " WHERE payout_id = ? AND shop_id = ? ORDER BY id",
                      Payouts::readLine,
                      payoutId,
                      shopId));
          return new Statement(
              payout.first().orElseThrow(() -> new NotFound("payout")), lines.rows());
        });
  }

  private Page<Line> lines(String which, UUID subject, @Nullable String cursor, int limit) {
    String sql = LINES + which;
    List<Object> parameters = new ArrayList<>(List.of(subject));
    if (cursor != null) {
      sql += " AND id > ?::uuid";
      parameters.addAll(Cursor.read(cursor, 1));
    }
    parameters.add(limit + 1);
    var query = new Query<>(sql + " ORDER BY id LIMIT ?", Payouts::readLine, parameters);
    return Page.cut(
        transactions.run(work -> work.ask(query).rows()), limit, one -> Cursor.of(one.id()));
  }

  private static Payout read(ResultSet row) throws SQLException {
    return new Payout(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        new Money(row.getLong(3), row.getString(4)),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }

  private static Line readLine(ResultSet row) throws SQLException {
    return new Line(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        new Money(row.getLong(4), row.getString(5)),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }

  private static Standing readStanding(ResultSet row) throws SQLException {
    String currency = row.getString(1);
    return new Standing(new Money(row.getLong(2), currency), new Money(row.getLong(3), currency));
  }
}
