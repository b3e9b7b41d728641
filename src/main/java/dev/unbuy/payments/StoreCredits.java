package dev.unbuy.payments;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What buyers have with the marketplace: store credit and gift balance, each with a ledger account
 * of its own.
 */
public final class StoreCredits {

  private static final String GIVE =
      """
      INSERT INTO payments.store_credits AS c (account_id, currency, kind, balance)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (account_id, currency, kind) DO UPDATE SET balance = c.balance + excluded.balance\
      """;
  private static final String TAKE =
      """
      UPDATE payments.store_credits SET balance = balance - ?
      WHERE account_id = ? AND currency = ? AND kind = ? AND balance >= ?\
      """;
  private static final String SHOWN =
      """
      SELECT kind, balance, currency FROM payments.store_credits
      WHERE account_id = ? AND balance > 0 ORDER BY kind DESC, currency\
      """;

  /** The words of the partial index. */
  private static final String MOVES =
      """
      SELECT id, at, kind, order_id, debit, credit, amount, currency,
        (SELECT reason FROM payments.credit_grants g WHERE g.id = cause)
      FROM payments.ledger_transfers
      WHERE buyer_id = ? AND (debit IN ('buyer-store-credit','buyer-gift-balance')
        OR credit IN ('buyer-store-credit','buyer-gift-balance'))\
      """;

  private StoreCredits() {}

  /**
   * A buyer's balance.
   *
   * @param kind {@link PaymentMethod#isBalance}
   * @param amount more than zero
   */
  public record Balance(PaymentMethod kind, Money amount) {}

  /**
   * What moved a balance.
   *
   * @param kind of transfer, as the ledger has it
   * @param orderId the order that it was for, or null
   * @param amount below zero where it was spent
   * @param reason why it was given, where somebody gave it out of good will; or null
   */
  public record Move(
      UUID id,
      Instant at,
      String kind,
      @Nullable UUID orderId,
      PaymentMethod balance,
      Money amount,
      @Nullable String reason) {}

  /** What an account has, for showing; nothing where there is nothing. */
  public static Query<Balance> of(UUID accountId) {
    return Query.of(SHOWN, StoreCredits::read, accountId);
  }

  /** What an account has in a currency, held until the unit of work ends. */
  public static Query<Balance> locked(UUID accountId, String currency) {
    return Query.of(
        """
        SELECT kind, balance, currency FROM payments.store_credits
        WHERE account_id = ? AND currency = ? ORDER BY kind FOR UPDATE\
        """,
        StoreCredits::read,
        accountId,
        currency);
  }

  /** What moved an account's balances, the newest first; cut it by {@link #page}. */
  public static Query<Move> moves(UUID accountId, @Nullable String cursor, int limit) {
    String sql = MOVES;
    List<Object> parameters = new ArrayList<>(List.of(accountId));
    if (cursor != null) {
      sql += " AND id < ?";
      parameters.addAll(Cursor.id(cursor));
    }
    parameters.add(limit);
    return new Query<>(sql + " ORDER BY id DESC LIMIT ?", StoreCredits::readMove, parameters);
  }

  /** Cuts a page. */
  public static Page<Move> page(List<Move> rows, int limit) {
    return Page.cut(rows, limit, move -> Cursor.of(move.id()));
  }

  /** Has an account have a balance of store credit in a currency, if only of nothing. */
  public static Write opened(UUID accountId, String currency) {
    return Write.any(
        """
        INSERT INTO payments.store_credits (account_id, currency, kind, balance)
        VALUES (?, ?, 'STORE_CREDIT', 0) ON CONFLICT DO NOTHING\
        """,
        accountId,
        currency);
  }

  /** Adds to a balance. */
  public static Write give(UUID accountId, PaymentMethod kind, String currency, long amount) {
    return Write.expecting(1, GIVE, accountId, currency, kind, amount);
  }

  /** Takes from a balance; stale when there is not so much. */
  public static Write take(UUID accountId, PaymentMethod kind, String currency, long amount) {
    return Write.expecting(1, TAKE, amount, accountId, currency, kind, amount);
  }

  private static Balance read(ResultSet row) throws SQLException {
    return new Balance(
        PaymentMethod.valueOf(row.getString(1)), new Money(row.getLong(2), row.getString(3)));
  }

  private static Move readMove(ResultSet row) throws SQLException {
    String to = row.getString(6);
    boolean given =
        to.equals(Ledger.buyer(PaymentMethod.STORE_CREDIT))
            || to.equals(Ledger.buyer(PaymentMethod.GIFT_BALANCE));
    String account = given ? to : row.getString(5);
    long amount = row.getLong(7);
    return new Move(
        row.getObject(1, UUID.class),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        row.getObject(4, UUID.class),
        account.equals(Ledger.buyer(PaymentMethod.GIFT_BALANCE))
            ? PaymentMethod.GIFT_BALANCE
            : PaymentMethod.STORE_CREDIT,
        new Money(given ? amount : -amount, row.getString(8)),
        row.getString(9));
  }
}
