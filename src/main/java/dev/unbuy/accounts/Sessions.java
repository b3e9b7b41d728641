package dev.unbuy.accounts;

import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
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

  private static final String OWNER =
      """
      SELECT a.id, a.email, a.name, a.roles, a.shop_id, a.locale, s.last_seen_at
      FROM accounts.sessions s JOIN accounts.accounts a ON a.id = s.account_id
      WHERE s.token_hash = ? AND s.expires_at > ?\
      """;
  private static final String SEEN =
      "UPDATE accounts.sessions SET last_seen_at = ? WHERE token_hash = ?";
  private static final Duration SEEN_AGAIN_AFTER = Duration.ofMinutes(5);
  private static final int LONGEST_AGENT = 300;

  private final Transactions transactions;
  private final InstantSource clock;

  Sessions(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Begins a session; the answer is the cookie's value.
   *
   * @param userAgent what the browser says that it is; shown to its owner
   */
  public String begin(UUID accountId, String userAgent) {
    String value = Secret.next();
    Instant now = clock.instant();
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    """
                    INSERT INTO accounts.sessions
                      (token_hash, account_id, created_at, last_seen_at, expires_at, user_agent)
                    VALUES (?, ?, ?, ?, ?, ?)\
                    """,
                    Secret.hash(value),
                    accountId,
                    now,
                    now,
                    now.plus(VALID),
                    userAgent.substring(0, Math.min(userAgent.length(), LONGEST_AGENT)))));
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

  /** A person's sessions, the one seen last first. */
  public List<Session> of(UUID accountId) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        """
                        SELECT token_hash, created_at, last_seen_at, coalesce(user_agent, '')
                        FROM accounts.sessions WHERE account_id = ? AND expires_at > ?
                        ORDER BY last_seen_at DESC, token_hash LIMIT 200\
                        """,
                        row ->
                            new Session(
                                HexFormat.of().formatHex(row.getBytes(1)),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getString(4)),
                        accountId,
                        clock.instant()))
                .rows());
  }

  /** The id under which {@link #of} lists the session of this cookie's value. */
  public static String idOf(String value) {
    return HexFormat.of().formatHex(Secret.hash(value));
  }

  /**
   * Ends one of a person's sessions.
   *
   * @throws NotFound when it is not one of theirs
   */
  public void end(UUID accountId, String id) {
    if (!id.matches("[0-9a-f]{64}")) {
      throw new NotFound("session");
    }
    transactions.execute(
        work -> {
          var _ =
              work.ask(
                      Query.of(
                          """
                          DELETE FROM accounts.sessions WHERE token_hash = ? AND account_id = ?
                          RETURNING account_id\
                          """,
                          row -> row.getObject(1, UUID.class),
                          HexFormat.of().parseHex(id),
                          accountId))
                  .first()
                  .orElseThrow(() -> new NotFound("session"));
        });
  }

  /** Ends all of a person's sessions but the one of this cookie's value. */
  public void endOthers(UUID accountId, String value) {
    transactions.execute(work -> work.plan(endedOthers(accountId, value)));
  }

  static Write endedOthers(UUID accountId, String value) {
    return Write.any(
        "DELETE FROM accounts.sessions WHERE account_id = ? AND token_hash <> ?",
        accountId,
        Secret.hash(value));
  }

  /** Whose session it is, while it lasts. */
  public Optional<Account> owner(String value) {
    Instant now = clock.instant();
    byte[] hash = Secret.hash(value);
    Optional<Owned> session =
        transactions.read(work -> work.ask(Query.of(OWNER, Owned::read, hash, now)).first());
    session
        .filter(one -> one.lastSeenAt().isBefore(now.minus(SEEN_AGAIN_AFTER)))
        .ifPresent(one -> transactions.execute(work -> work.plan(Write.any(SEEN, now, hash))));
    return session.map(Owned::account);
  }

  /**
   * Where somebody is signed in.
   *
   * @param id by which it can be ended; no secret
   * @param lastSeenAt to within five minutes
   * @param userAgent what the browser said that it is
   */
  public record Session(String id, Instant startedAt, Instant lastSeenAt, String userAgent) {}

  private record Owned(Account account, Instant lastSeenAt) {
    static Owned read(ResultSet row) throws SQLException {
      return new Owned(Accounts.account(row), row.getObject(7, OffsetDateTime.class).toInstant());
    }
  }
}
