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
 * Store credit that somebody of the marketplace gave to a buyer out of good will. None is ever
 * changed or taken back.
 *
 * @param id also the cause of its transfer in the ledger
 * @param amount more than zero
 * @param reason what the buyer is told
 * @param grantedBy the account of who gave it
 */
public record CreditGrant(
    UUID id, UUID accountId, Money amount, String reason, UUID grantedBy, Instant grantedAt) {

  private static final String INSERT =
      """
      INSERT INTO payments.credit_grants
        (id, account_id, amount, currency, reason, granted_by, granted_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String ROWS =
      """
      SELECT id, account_id, amount, currency, reason, granted_by, granted_at
      FROM payments.credit_grants\
      """;

  /** The grant of this id. */
  public static Query<CreditGrant> byId(UUID id) {
    return Query.of(ROWS + " WHERE id = ?", CreditGrant::read, id);
  }

  /** All of them, the newest first; cut it by {@link #page}. */
  public static Query<CreditGrant> latest(@Nullable String cursor, int limit) {
    String sql = ROWS;
    List<Object> parameters = new ArrayList<>();
    if (cursor != null) {
      sql += " WHERE id < ?";
      parameters.addAll(Cursor.id(cursor));
    }
    parameters.add(limit);
    return new Query<>(sql + " ORDER BY id DESC LIMIT ?", CreditGrant::read, parameters);
  }

  /** Cuts a page. */
  public static Page<CreditGrant> page(List<CreditGrant> rows, int limit) {
    return Page.cut(rows, limit, one -> Cursor.of(one.id()));
  }

  /** What an account was given in a currency since an instant, in minor units. */
  public static Query<Long> sum(UUID accountId, String currency, Instant since) {
    return Query.of(
        """
        SELECT coalesce(sum(amount), 0)::bigint FROM payments.credit_grants
        WHERE account_id = ? AND granted_at > ? AND currency = ?\
        """,
        row -> row.getLong(1),
        accountId,
        since,
        currency);
  }

  /** Writes it down, gives it, and books it; the balance's row is there and locked. */
  public List<Write> writes() {
    return List.of(
        Write.expecting(
            1,
            INSERT,
            id,
            accountId,
            amount.minor(),
            amount.currency(),
            reason,
            grantedBy,
            grantedAt),
        StoreCredits.give(accountId, PaymentMethod.STORE_CREDIT, amount.currency(), amount.minor()),
        Ledger.grant(
            id,
            accountId,
            Ledger.STORE_CREDIT_GRANTED,
            Ledger.buyer(PaymentMethod.STORE_CREDIT),
            amount,
            grantedAt));
  }

  private static CreditGrant read(ResultSet row) throws SQLException {
    return new CreditGrant(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        new Money(row.getLong(3), row.getString(4)),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }
}
