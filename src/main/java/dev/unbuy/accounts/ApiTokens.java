package dev.unbuy.accounts;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Tokens for the API: made, listed, revoked, known again. */
@Component
public class ApiTokens {

  private static final Duration VALID = Duration.ofDays(90);
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final int MOST_REMEMBERED = 10_000;

  private final Transactions transactions;
  private final InstantSource clock;
  private final ConcurrentMap<String, Remembered> remembered = new ConcurrentHashMap<>();

  ApiTokens(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Makes a token; its value is told this once. */
  public Issued issue(UUID accountId, String name) {
    String value = Secret.next();
    Instant now = clock.instant();
    UUID id = Ids.next();
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    """
                    INSERT INTO accounts.api_tokens
                      (id, token_hash, account_id, name, created_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?)\
                    """,
                    id,
                    Secret.hash(value),
                    accountId,
                    name,
                    now,
                    now.plus(VALID))));
    return new Issued(id, value, now.plus(VALID));
  }

  /** The valid tokens of a person, newest first. */
  public List<Listed> of(UUID accountId) {
    return transactions.read(
        work -> work.ask(listed(" ORDER BY id DESC LIMIT 200", accountId)).rows());
  }

  /**
   * One of the valid tokens of a person.
   *
   * @throws NotFound when it is not this person's, revoked or over
   */
  public Listed get(UUID accountId, UUID tokenId) {
    return transactions
        .read(work -> work.ask(listed(" AND id = ?", accountId, tokenId)).first())
        .orElseThrow(() -> new NotFound("token"));
  }

  /** Has names and addresses of owners read anew; other nodes take up to five seconds. */
  public void ownerChanged() {
    remembered.clear();
  }

  /**
   * Revokes a token; other nodes may take it for a few seconds more.
   *
   * @throws NotFound when it is not this person's
   */
  public void revoke(UUID accountId, UUID tokenId) {
    transactions.execute(
        work -> {
          var _ =
              work.ask(
                      Query.of(
                          """
                          UPDATE accounts.api_tokens SET revoked_at = ?
                          WHERE id = ? AND account_id = ? AND revoked_at IS NULL RETURNING id\
                          """,
                          row -> row.getObject(1, UUID.class),
                          clock.instant(),
                          tokenId,
                          accountId))
                  .first()
                  .orElseThrow(() -> new NotFound("token"));
        });
    remembered.clear();
  }

  /** Whose token it is, while it is valid. */
  public Optional<Account> owner(String value) {
    String key = HexFormat.of().formatHex(Secret.hash(value));
    Instant now = clock.instant();
    Remembered known = remembered.get(key);
    if (known != null && now.isBefore(known.until())) {
      return Optional.of(known.account());
    }
    Optional<Account> owner = read(value, now);
    if (remembered.size() > MOST_REMEMBERED) {
      remembered.clear();
    }
    owner.ifPresent(account -> remembered.put(key, new Remembered(account, now.plus(REMEMBERED))));
    return owner;
  }

  private Query<Listed> listed(String rest, Object... parameters) {
    List<Object> all = new ArrayList<>(List.of(clock.instant()));
    all.addAll(List.of(parameters));
    return new Query<>(
        """
        SELECT id, name, created_at, expires_at FROM accounts.api_tokens
        WHERE revoked_at IS NULL AND expires_at > ? AND account_id = ?\
        """
            + rest,
        row ->
            new Listed(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant()),
        all);
  }

  private Optional<Account> read(String value, Instant now) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        """
                        SELECT a.id, a.email, a.name, a.roles, a.shop_id, a.locale
                        FROM accounts.api_tokens t JOIN accounts.accounts a ON a.id = t.account_id
                        WHERE t.token_hash = ? AND t.revoked_at IS NULL AND t.expires_at > ?\
                        """,
                        Accounts::account,
                        Secret.hash(value),
                        now))
                .first());
  }

  /**
   * A new token.
   *
   * @param value what the client sends; it cannot be told again
   */
  public record Issued(UUID id, String value, Instant expiresAt) {}

  /** A token as its owner sees it later. */
  public record Listed(UUID id, String name, Instant createdAt, Instant expiresAt) {}

  private record Remembered(Account account, Instant until) {}
}
