package dev.unbuy.accounts;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Language;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes what a person is called, is written to at, and signs in with. */
@Component
public class ChangeAccount {

  /** Nothing is changed when the address is somebody else's; the unique index decides a race. */
  private static final String CHANGE =
      """
      UPDATE accounts.accounts a SET name = ?, email = ?
      WHERE id = ? AND NOT EXISTS (
        SELECT FROM accounts.accounts o WHERE o.email = ? AND o.id <> a.id)
      RETURNING id\
      """;

  private static final String FILLER = "a valid password";

  private final Transactions transactions;
  private final Accounts accounts;
  private final ApiTokens tokens;

  ChangeAccount(Transactions transactions, Accounts accounts, ApiTokens tokens) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.tokens = tokens;
  }

  /**
   * Gives a person another name, another e-mail address, or both; what is null stays.
   *
   * @param password the present one, needed for another address: whoever finds a device signed in
   *     cannot take the account over
   * @throws InvalidInput when the password is wrong, or a field cannot be accepted
   */
  public Account change(
      Account person, @Nullable String name, @Nullable String email, @Nullable String password) {
    NewAccount valid =
        NewAccount.buyer(
            email == null ? person.email() : email, FILLER, name == null ? person.name() : name);
    if (!valid.email().equals(person.email())) {
      accounts.requirePassword(person.id(), password == null ? "" : password);
    }
    boolean changed =
        transactions.run(
            work ->
                work.ask(
                        Query.of(
                            CHANGE,
                            row -> row.getObject(1, UUID.class),
                            valid.name(),
                            valid.email(),
                            person.id(),
                            valid.email()))
                    .first()
                    .isPresent());
    if (!changed) {
      throw new InvalidInput("email", "belongs to another account");
    }
    tokens.ownerChanged();
    return new Account(
        person.id(),
        valid.email(),
        valid.name(),
        person.roles(),
        person.shopId(),
        person.language());
  }

  /** Has a person read in this language from now on, on every device and in every mail. */
  public void language(Account person, Language language) {
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    "UPDATE accounts.accounts SET locale = ? WHERE id = ?",
                    language.tag(),
                    person.id())));
    tokens.ownerChanged();
  }

  /**
   * Changes a person's password. All sessions but the present one end with it; API tokens stay, as
   * they are revoked by themselves.
   *
   * @param session the cookie's value of the present session; empty when there is none
   * @throws InvalidInput when the present password is wrong, or the new one too short or too long
   */
  public void password(Account person, String present, String next, String session) {
    try {
      var _ = NewAccount.buyer(person.email(), next, FILLER);
    } catch (InvalidInput invalid) {
      throw new InvalidInput("newPassword", invalid.errors().getFirst().message());
    }
    accounts.requirePassword(person.id(), present);
    String hash = accounts.hashed(next);
    transactions.execute(
        work -> {
          work.plan(
              Write.expecting(
                  1,
                  "UPDATE accounts.accounts SET password_hash = ? WHERE id = ?",
                  hash,
                  person.id()));
          work.plan(Sessions.endedOthers(person.id(), session));
        });
  }
}
