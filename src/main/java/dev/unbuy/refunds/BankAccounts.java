package dev.unbuy.refunds;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Keeps the bank accounts that buyers gave, until they are paid. */
public final class BankAccounts {

  private static final String GIVE =
      """
      INSERT INTO refunds.bank_accounts
        (part_id, order_id, buyer_id, holder, account, bank, given_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (part_id) DO UPDATE SET holder = excluded.holder, account = excluded.account,
        bank = excluded.bank, given_at = excluded.given_at\
      """;
  private static final String ERASE =
      """
      UPDATE refunds.bank_accounts SET holder = '', account = right(account, 4), bank = '',
        erased_at = ?
      WHERE part_id = ? AND erased_at IS NULL\
      """;

  private BankAccounts() {}

  /** A bank account and the part that it is for. */
  public record Given(UUID partId, BankAccount account) {}

  /** What was given for the parts of a refund. */
  public static Query<Given> ofRefund(UUID refundId) {
    return Query.of(
        """
        SELECT b.part_id, b.holder, b.account, b.bank FROM refunds.bank_accounts b
        JOIN refunds.refund_parts p ON p.id = b.part_id WHERE p.refund_id = ?\
        """,
        BankAccounts::read,
        refundId);
  }

  static Write give(LockedPart locked, BankAccount account, Instant at) {
    return Write.expecting(
        1,
        GIVE,
        locked.part().id(),
        locked.refund().orderId(),
        locked.refund().buyerId(),
        account.holder(),
        account.account(),
        account.bank(),
        at);
  }

  /** Leaves the end of the number, by which the buyer knows where it went. */
  static Write erase(UUID partId, Instant at) {
    return Write.any(ERASE, at, partId);
  }

  private static Given read(ResultSet row) throws SQLException {
    return new Given(
        row.getObject(1, UUID.class),
        new BankAccount(row.getString(2), row.getString(3), row.getString(4)));
  }
}
