package dev.unbuy.accounts;

import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where people have things sent. */
@Component
public class Addresses {

  private static final String COLUMNS =
      """
      SELECT id, name, line1, line2, city, region, postal_code, country FROM accounts.addresses
      WHERE account_id = ?\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  Addresses(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A person's addresses, the first made first. */
  public List<Kept> of(UUID accountId) {
    return transactions.read(
        work ->
            work.ask(Query.of(COLUMNS + " ORDER BY id LIMIT 200", Addresses::read, accountId))
                .rows());
  }

  /**
   * One of a person's addresses.
   *
   * @throws NotFound when it is not one of them
   */
  public Address get(UUID accountId, UUID id) {
    return transactions
        .read(
            work ->
                work.ask(Query.of(COLUMNS + " AND id = ?", Addresses::read, accountId, id)).first())
        .orElseThrow(() -> new NotFound("address"))
        .address();
  }

  /**
   * Keeps an address.
   *
   * @throws InvalidInput naming every field that cannot be accepted
   */
  public UUID add(UUID accountId, Address address) {
    Address valid = valid(address, "");
    UUID id = Ids.next();
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    """
                    INSERT INTO accounts.addresses (id, account_id, name, line1, line2, city,
                      region, postal_code, country, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                    """,
                    id,
                    accountId,
                    valid.name(),
                    valid.line1(),
                    valid.line2(),
                    valid.city(),
                    valid.region(),
                    valid.postalCode(),
                    valid.country(),
                    clock.instant())));
    return id;
  }

  /**
   * Puts another address in the place of one; orders keep the one that they were placed with.
   *
   * @throws NotFound when it is not one of this person's
   * @throws InvalidInput naming every field that cannot be accepted
   */
  public void change(UUID accountId, UUID id, Address address) {
    Address valid = valid(address, "");
    one(
        """
        UPDATE accounts.addresses SET name = ?, line1 = ?, line2 = nullif(?, ''), city = ?,
          region = nullif(?, ''), postal_code = ?, country = ?
        WHERE id = ? AND account_id = ? RETURNING id\
        """,
        valid.name(),
        valid.line1(),
        orEmpty(valid.line2()),
        valid.city(),
        orEmpty(valid.region()),
        valid.postalCode(),
        valid.country(),
        id,
        accountId);
  }

  /**
   * Forgets an address; orders keep the one that they were placed with.
   *
   * @throws NotFound when it is not one of this person's
   */
  public void remove(UUID accountId, UUID id) {
    one(
        "DELETE FROM accounts.addresses WHERE id = ? AND account_id = ? RETURNING id",
        id,
        accountId);
  }

  private void one(String sql, Object... parameters) {
    transactions.execute(
        work -> {
          var _ =
              work.ask(new Query<>(sql, row -> row.getObject(1, UUID.class), List.of(parameters)))
                  .first()
                  .orElseThrow(() -> new NotFound("address"));
        });
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /**
   * Checks an address.
   *
   * @param prefix of the fields' names, such as {@code address.}
   * @throws InvalidInput naming every field that cannot be accepted
   */
  public static Address valid(Address address, String prefix) {
    List<FieldError> errors = new ArrayList<>();
    require(errors, prefix + "name", address.name());
    require(errors, prefix + "line1", address.line1());
    require(errors, prefix + "city", address.city());
    require(errors, prefix + "postalCode", address.postalCode());
    optional(errors, prefix + "line2", address.line2());
    optional(errors, prefix + "region", address.region());
    if (!List.of(Locale.getISOCountries()).contains(address.country())) {
      errors.add(new FieldError(prefix + "country", "must be a code of ISO 3166-1, such as DE"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return address;
  }

  private static void require(List<FieldError> errors, String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      errors.add(new FieldError(field, "is required"));
    }
    optional(errors, field, value);
  }

  private static void optional(List<FieldError> errors, String field, @Nullable String value) {
    if (value != null && value.length() > 200) {
      errors.add(new FieldError(field, "must have at most 200 characters"));
    }
  }

  private static Kept read(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Kept(
        row.getObject(1, UUID.class),
        new Address(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8)));
  }

  /** An address that is kept. */
  public record Kept(UUID id, Address address) {}
}
