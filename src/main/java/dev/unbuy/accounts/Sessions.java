package dev.unbuy.accounts;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is signed in on the pages. A session begins at sign-in and never before it. */
@Component
public class Sessions {

  /** The cookie's name. */
  public static final String COOKIE = "unbuy_session";

  /** How long one lasts. */
  public static final Duration VALID = Duration.ofDays(14);

  private final Transactions transactions;
  private final InstantSource clock;

  Sessions(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Begins a session; the answer is the cookie's value. */
  public String begin(UUID accountId) {
    String value = Secret.next();
    Instant now = clock.instant();
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    """
                    INSERT INTO accounts.sessions
                      (token_hash, account_id, created_at, last_seen_at, expires_at)
                    VALUES (?, ?, ?, ?, ?)\
                    """,
                    Secret.hash(value),
                    accountId,
                    now,
                    now,
                    now.plus(VALID))));
    return value;
  }

  /** Ends a session. */
  public void end(String value) {
    transactions.execute(
        work ->
            work.plan(
                Write.any(
                    "DELETE FROM accounts.sessions WHERE token_hash = ?", Secret.hash(value))));
  }

  /** Whose session it is, while it lasts. */
  public Optional<Account> owner(String value) {
    return transactions.run(
        work ->
            work.ask(
                    Query.of(
                        """
                        SELECT a.id, a.email, a.name, a.roles, a.shop_id
                        FROM accounts.sessions s JOIN accounts.accounts a ON a.id = s.account_id
                        WHERE s.token_hash = ? AND s.expires_at > ?\
                        """,
                        Accounts::account,
                        Secret.hash(value),
                        clock.instant()))
                .first());
  }
}
