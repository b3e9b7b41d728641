package dev.unbuy.accounts;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Language;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Registers people and knows them again. */
@Component
public class Accounts {

  private static final String COLUMNS =
      "SELECT id, email, name, roles, shop_id, locale, password_hash FROM accounts.accounts";

  /** Memory and passes as OWASP's password storage cheat sheet has them for Argon2id. */
  private final Argon2PasswordEncoder passwords = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

  private final String nobodysHash = passwords.encode(UUID.randomUUID().toString());
  private final Transactions transactions;
  private final InstantSource clock;

  Accounts(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes an account of somebody who has chosen no language.
   *
   * @throws InvalidInput when there is one with this e-mail address
   */
  public Account create(NewAccount person) {
    return create(person, null);
  }

  /**
   * Makes an account.
   *
   * @param language in which they read, or null when they have not said
   * @throws InvalidInput when there is one with this e-mail address
   */
  public Account create(NewAccount person, @Nullable Language language) {
    UUID id = Ids.next();
    String hash = passwords.encode(person.password());
    boolean made =
        transactions.run(
            work ->
                work.ask(
                        Query.of(
                            """
                            INSERT INTO accounts.accounts (id, email, name, password_hash, roles,
                              shop_id, locale, created_at)
                            VALUES (?, ?, ?, ?, ?, nullif(?, '')::uuid, nullif(?, ''), ?)
                            ON CONFLICT (email) DO NOTHING RETURNING id\
                            """,
                            row -> row.getObject(1, UUID.class),
                            id,
                            person.email(),
                            person.name(),
                            String.valueOf(hash),
                            person.roles().stream().map(Enum::name).toArray(String[]::new),
                            person.shopId() == null ? "" : person.shopId().toString(),
                            language == null ? "" : language.tag(),
                            clock.instant()))
                    .first()
                    .isPresent());
    if (!made) {
      throw new InvalidInput("email", "has an account already; sign in instead");
    }
    return new Account(
        id, person.email(), person.name(), person.roles(), person.shopId(), language);
  }

  /** The account, when the password is right; a wrong address takes as long as a wrong password. */
  public Optional<Account> authenticate(String email, String password) {
    Optional<Known> known = read(" WHERE email = ?", email.strip().toLowerCase(Locale.ROOT));
    String hash = known.map(Known::hash).orElse(nobodysHash);
    boolean right = passwords.matches(password, hash);
    return right ? known.map(Known::account) : Optional.empty();
  }

  /** The account of this id. */
  public Optional<Account> find(UUID id) {
    return read(" WHERE id = ?", id).map(Known::account);
  }

  /** The account of this id or e-mail address. */
  public Optional<Account> named(String who) {
    return transactions.read(work -> work.ask(byName(who)).first()).map(Known::account);
  }

  /** The accounts of these ids, in no order; none for an id that is nobody's. */
  public List<Account> all(Collection<UUID> ids) {
    return transactions
        .read(
            work ->
                work.ask(query(" WHERE id = ANY (?)", (Object) ids.toArray(UUID[]::new))).rows())
        .stream()
        .map(Known::account)
        .toList();
  }

  /** The accounts that act for a shop, the oldest first. */
  public List<Account> ofShop(UUID shopId) {
    return transactions
        .run(work -> work.ask(query(" WHERE shop_id = ? ORDER BY id", shopId)).rows())
        .stream()
        .map(Known::account)
        .toList();
  }

  /** The agents of support, by name. */
  public List<Account> agents() {
    Query<Known> all =
        Query.of(COLUMNS + " WHERE 'AGENT' = ANY (roles) ORDER BY name, id LIMIT 200", this::known);
    return transactions.run(work -> work.ask(all).rows()).stream().map(Known::account).toList();
  }

  /** Those who run the marketplace, the oldest first. */
  public List<Account> operators() {
    Query<Known> all =
        Query.of(COLUMNS + " WHERE 'OPERATOR' = ANY (roles) ORDER BY id LIMIT 50", this::known);
    return transactions.run(work -> work.ask(all).rows()).stream().map(Known::account).toList();
  }

  /**
   * Sets a password, as an operator does for somebody of an imported history.
   *
   * @param who the account's id or e-mail address
   * @throws NotFound when there is no such account
   * @throws InvalidInput when it is too short or too long
   */
  public void setPassword(String who, String password) {
    NewAccount valid = NewAccount.buyer("valid@example.test", password, "valid");
    String hash = String.valueOf(passwords.encode(valid.password()));
    transactions.execute(
        work -> {
          Known known = work.ask(byName(who)).first().orElseThrow(() -> new NotFound("account"));
          work.plan(
              Write.expecting(
                  1,
                  "UPDATE accounts.accounts SET password_hash = ? WHERE id = ?",
                  hash,
                  known.account().id()));
        });
  }

  private Query<Known> byName(String who) {
    return Ids.parse(who)
        .map(id -> query(" WHERE id = ?", id))
        .orElseGet(() -> query(" WHERE email = ?", who.strip().toLowerCase(Locale.ROOT)));
  }

  void requirePassword(UUID id, String password) {
    String hash = read(" WHERE id = ?", id).map(Known::hash).orElse(nobodysHash);
    if (!passwords.matches(password, hash)) {
      throw new InvalidInput("password", "is not your present one");
    }
  }

  String hashed(String password) {
    return String.valueOf(passwords.encode(password));
  }

  private Optional<Known> read(String where, Object key) {
    return transactions.read(work -> work.ask(query(where, key)).first());
  }

  private Query<Known> query(String where, Object key) {
    return Query.of(COLUMNS + where, this::known, key);
  }

  private Known known(ResultSet row) throws SQLException {
    return new Known(account(row), row.getString(7) == null ? nobodysHash : row.getString(7));
  }

  static Account account(ResultSet row) throws SQLException {
    String[] roles = (String[]) row.getArray(4).getArray();
    @Nullable UUID shop = row.getObject(5, UUID.class);
    Set<Role> all = Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet());
    return new Account(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        all,
        shop,
        Language.tagged(row.getString(6)).orElse(null));
  }

  private record Known(Account account, String hash) {}
}
