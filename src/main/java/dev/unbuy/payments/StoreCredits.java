package dev.unbuy.payments;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.util.UUID;

/** What buyers have with the marketplace. */
public final class StoreCredits {

  private static final String GIVE =
      """
      INSERT INTO payments.store_credits AS c (account_id, currency, balance) VALUES (?, ?, ?)
      ON CONFLICT (account_id, currency) DO UPDATE SET balance = c.balance + excluded.balance\
      """;

  private StoreCredits() {}

  /** The balance in this currency; no row when there never was one. */
  public static Query<Long> balance(UUID accountId, String currency) {
    return Query.of(
        """
        SELECT balance FROM payments.store_credits WHERE account_id = ? AND currency = ? FOR UPDATE\
        """,
        row -> row.getLong(1),
        accountId,
        currency);
  }

  /** The balance in this currency, without a lock: for showing. */
  public static Query<Long> shown(UUID accountId, String currency) {
    return Query.of(
        "SELECT balance FROM payments.store_credits WHERE account_id = ? AND currency = ?",
        row -> row.getLong(1),
        accountId,
        currency);
  }

  /** Adds to it. */
  public static Write give(UUID accountId, String currency, long amount) {
    return Write.expecting(1, GIVE, accountId, currency, amount);
  }

  /** Takes from it; stale when there is not so much. */
  public static Write take(UUID accountId, String currency, long amount) {
    return Write.expecting(
        1,
        """
        UPDATE payments.store_credits SET balance = balance - ?
        WHERE account_id = ? AND currency = ? AND balance >= ?\
        """,
        amount,
        accountId,
        currency,
        amount);
  }
}
