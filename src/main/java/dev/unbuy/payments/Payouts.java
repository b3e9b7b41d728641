package dev.unbuy.payments;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.payments.Payout.Line;
import dev.unbuy.payments.Payout.Outlook;
import dev.unbuy.payments.Payout.Standing;
import dev.unbuy.payments.Payout.Statement;
import dev.unbuy.platform.Deadlines;
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
  private static final String STANDING =
      """
      SELECT currency, sum(held)::bigint, sum(payable)::bigint FROM (
        SELECT currency, held, 0 AS payable FROM (%s) escrow
        UNION ALL SELECT currency, 0, amount FROM payments.payables
        WHERE shop_id = ? AND payout_id IS NULL) both_sides
      GROUP BY currency ORDER BY currency\
      """
          .formatted(HeldNow.BY_CURRENCY);

  /** What the ledger moved to an account because of a cause, less what it took from it. */
  private static final String MOVED =
      """
      (SELECT coalesce(sum(CASE WHEN t.credit = '%1$s' THEN t.amount ELSE -t.amount END), 0)::bigint
       FROM payments.ledger_transfers t
       WHERE t.cause = p.cause AND '%1$s' IN (t.credit, t.debit))\
      """;

  private static final String LINES =
      """
      SELECT p.cause, p.order_id, p.currency, min(p.at) AS at, sum(p.amount)::bigint AS paid,
        coalesce(sum(p.amount) FILTER (WHERE p.account = 'shipping'), 0)::bigint AS shipping,
        %s AS commission, %s AS tax
      FROM payments.payables p\
      """
          .formatted(MOVED.formatted(Ledger.COMMISSION), MOVED.formatted(Ledger.TAX));
  private static final String BY_CAUSE =
      " GROUP BY p.cause, p.order_id, p.currency ORDER BY p.cause";
  private static final String STATEMENT =
      """
      SELECT o.id, o.shop_id, o.amount, o.currency, o.created_at,
        coalesce(sum(l.paid - l.shipping + l.commission) FILTER (WHERE l.paid > 0), 0)::bigint,
        coalesce(sum(l.shipping) FILTER (WHERE l.paid > 0), 0)::bigint,
        coalesce(sum(l.commission) FILTER (WHERE l.paid > 0), 0)::bigint,
        coalesce(sum(l.paid) FILTER (WHERE l.paid < 0), 0)::bigint
      FROM payments.payouts o LEFT JOIN LATERAL (%s WHERE p.payout_id = o.id%s) l ON true
      WHERE o.shop_id = ? AND o.id = ? GROUP BY o.id\
      """
          .formatted(LINES, BY_CAUSE);

  private final Transactions transactions;

  Payouts(Transactions transactions) {
    this.transactions = transactions;
  }

  /** What a shop has with the marketplace, and when it is paid next. */
  public Outlook outlook(UUID shopId) {
    return transactions.read(
        work -> {
          var standings =
              work.ask(Query.of(STANDING, Payouts::readStanding, shopId, shopId, shopId));
          var next = work.ask(Deadlines.of(PayOutSeller.KIND, shopId));
          return new Outlook(standings.rows(), next.first().orElse(null));
        });
  }

  /** What a shop was paid, the newest first. */
  public Page<Payout> of(UUID shopId, @Nullable String cursor, int limit) {
    String sql = PAYOUTS;
    List<Object> parameters = new ArrayList<>(List.of(shopId));
    if (cursor != null) {
      sql += " AND id < ?";
      parameters.addAll(Cursor.id(cursor));
    }
    parameters.add(limit + 1);
    var query = new Query<>(sql + " ORDER BY id DESC LIMIT ?", Payouts::read, parameters);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()), limit, one -> Cursor.of(one.id()));
  }

  /** What a shop will be paid next, as far as it is known. */
  public Page<Line> due(UUID shopId, @Nullable String cursor, int limit) {
    return lines(" WHERE p.payout_id IS NULL AND p.shop_id = ?", List.of(shopId), cursor, limit);
  }

  /** What a payout is made of; nothing when the shop got no such payout. */
  public Page<Line> lines(UUID shopId, UUID payoutId, @Nullable String cursor, int limit) {
    return lines(
        " WHERE p.payout_id = ? AND p.shop_id = ?", List.of(payoutId, shopId), cursor, limit);
  }

  /**
   * A payout and the sums over what it is made of.
   *
   * @throws NotFound when the shop got no such payout
   */
  public Statement statement(UUID shopId, UUID payoutId) {
    return transactions
        .read(
            work -> work.ask(Query.of(STATEMENT, Payouts::readStatement, shopId, payoutId)).first())
        .orElseThrow(() -> new NotFound("payout"));
  }

  private Page<Line> lines(String which, List<UUID> subjects, @Nullable String cursor, int limit) {
    String sql = LINES + which;
    List<Object> parameters = new ArrayList<>(subjects);
    if (cursor != null) {
      sql += " AND p.cause > ?";
      parameters.addAll(Cursor.id(cursor));
    }
    parameters.add(limit + 1);
    var query = new Query<>(sql + BY_CAUSE + " LIMIT ?", Payouts::readLine, parameters);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()), limit, one -> Cursor.of(one.cause()));
  }

  private static Payout read(ResultSet row) throws SQLException {
    return new Payout(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        new Money(row.getLong(3), row.getString(4)),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }

  private static Statement readStatement(ResultSet row) throws SQLException {
    String currency = row.getString(4);
    return new Statement(
        read(row),
        new Money(row.getLong(6), currency),
        new Money(row.getLong(7), currency),
        new Money(row.getLong(8), currency),
        new Money(row.getLong(9), currency));
  }

  private static Line readLine(ResultSet row) throws SQLException {
    String currency = row.getString(3);
    long paid = row.getLong(5);
    long shipping = row.getLong(6);
    long commission = row.getLong(7);
    return new Line(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        new Money(paid - shipping + commission, currency),
        new Money(shipping, currency),
        new Money(commission, currency),
        new Money(row.getLong(8), currency),
        new Money(paid, currency),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }

  private static Standing readStanding(ResultSet row) throws SQLException {
    String currency = row.getString(1);
    return new Standing(new Money(row.getLong(2), currency), new Money(row.getLong(3), currency));
  }
}
