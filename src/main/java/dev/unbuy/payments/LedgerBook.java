package dev.unbuy.payments;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.payments.Ledger.Transfer;
import dev.unbuy.platform.Transactions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the ledger as one turns over the pages of a book: account by account, or all of it. */
@Component
public class LedgerBook {

  private final Transactions transactions;

  LedgerBook(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A page of transfers, the newest first.
   *
   * @param account of which, or null for every account
   * @throws InvalidInput when there is no such account
   */
  public Page<Transfer> page(@Nullable String account, @Nullable String cursor, int limit) {
    if (account != null && !Ledger.ACCOUNTS.contains(account)) {
      throw new InvalidInput("account", "must be one of " + String.join(", ", Ledger.ACCOUNTS));
    }
    UUID before = cursor == null ? null : (UUID) Cursor.id(cursor).getFirst();
    return Page.cut(
        transactions.read(work -> work.ask(Ledger.latest(account, before, limit + 1)).rows()),
        limit,
        one -> Cursor.of(one.id()));
  }
}
