package dev.unbuy.testing;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.accounts.ApiTokens;
import dev.unbuy.accounts.NewAccount;
import dev.unbuy.accounts.Role;
import dev.unbuy.accounts.Sessions;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes people, shops and goods for a test, apart from those of all others. */
@Component
public class Marketplace {

  private static final String LISTINGS =
      """
      INSERT INTO catalog.listings
        (id, shop_id, title, category, condition, created_at, changed_at)
      SELECT id, shop_id, 'A mug', 'Kitchen', 'NEW', ?, ?
      FROM unnest(?::uuid[], ?::uuid[]) AS l (id, shop_id)\
      """;
  private static final String VARIANTS =
      """
      INSERT INTO catalog.variants (id, listing_id, shop_id, position, name, price, currency)
      SELECT id, listing_id, shop_id, 0, 'blue', ?, 'EUR'
      FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS v (id, listing_id, shop_id)\
      """;

  private final Accounts accounts;
  private final ApiTokens tokens;
  private final Sessions sessions;
  private final Transactions transactions;

  Marketplace(Accounts accounts, ApiTokens tokens, Sessions sessions, Transactions transactions) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.sessions = sessions;
    this.transactions = transactions;
  }

  /** Somebody with these roles. */
  public Person person(Role... roles) {
    return person(null, roles);
  }

  /** Somebody who acts for a shop. */
  public Person seller(UUID shopId) {
    return person(shopId, Role.SELLER);
  }

  /** The cookie's value of a new session of theirs. */
  public String session(Person person) {
    return sessions.begin(person.account().id(), "");
  }

  private Person person(@Nullable UUID shopId, Role... roles) {
    Account account =
        accounts.create(
            new NewAccount(
                UUID.randomUUID() + "@people.test",
                "a good password",
                "Pat",
                Set.of(roles),
                shopId));
    return new Person(account, tokens.issue(account.id(), "test").value());
  }

  /** A shop in Germany that ships everywhere. */
  public UUID shop() {
    UUID id = Ids.next();
    transactions.execute(
        work -> {
          work.plan(
              Write.expecting(
                  1,
                  """
                  INSERT INTO catalog.shops
                    (id, slug, name, country, currency, handling_days, created_at)
                  VALUES (?, ?, 'A shop', 'DE', 'EUR', 2, ?)\
                  """,
                  id,
                  id.toString(),
                  Instant.now()));
          work.plan(
              Write.expecting(
                  1,
                  """
                  INSERT INTO catalog.shipping_options
                    (shop_id, country, price, transit_min, transit_max) VALUES (?, '*', 499, 1, 3)\
                  """,
                  id));
        });
    return id;
  }

  /** Something of a shop, at this price in cents, so many on the shelf. */
  public UUID variant(UUID shop, long price, int onShelf) {
    return variants(List.of(shop), price, onShelf).getFirst();
  }

  /** Something of each of these shops, a listing of its own each time a shop is named. */
  public List<UUID> variants(List<UUID> shops, long price, int onShelf) {
    UUID[] ofShops = shops.toArray(UUID[]::new);
    UUID[] listings = Stream.generate(Ids::next).limit(ofShops.length).toArray(UUID[]::new);
    UUID[] variants = Stream.generate(Ids::next).limit(ofShops.length).toArray(UUID[]::new);
    Instant now = Instant.now();
    transactions.execute(
        work -> {
          work.plan(Write.expecting(ofShops.length, LISTINGS, now, now, listings, ofShops));
          work.plan(Write.expecting(ofShops.length, VARIANTS, price, variants, listings, ofShops));
          for (UUID variant : variants) {
            work.plan(Stock.receive(Ids.next(), new Units(variant, onShelf), now));
          }
        });
    return List.of(variants);
  }

  /** Another variant of the same listing. */
  public UUID sibling(UUID variant, String name, long price, int onShelf) {
    UUID id = Ids.next();
    transactions.execute(
        work -> {
          work.plan(
              Write.expecting(
                  1,
                  """
                  INSERT INTO catalog.variants
                    (id, listing_id, shop_id, position, name, price, currency)
                  SELECT ?, listing_id, shop_id, position + 1, ?, ?, currency
                  FROM catalog.variants WHERE id = ?\
                  """,
                  id,
                  name,
                  price,
                  variant));
          work.plan(Stock.receive(Ids.next(), new Units(id, onShelf), Instant.now()));
        });
    return id;
  }

  /** A variant's price becomes another one now. */
  public void priceBecomes(UUID variant, long price) {
    transactions.execute(
        work -> {
          work.plan(
              Write.expecting(
                  1, "UPDATE catalog.variants SET price = ? WHERE id = ?", price, variant));
          work.plan(
              Write.expecting(
                  1,
                  "INSERT INTO catalog.price_points (variant_id, at, price) VALUES (?, ?, ?)",
                  variant,
                  Instant.now(),
                  price));
        });
  }

  /** The listing that a variant belongs to. */
  public UUID listingOf(UUID variant) {
    return transactions.run(
        work ->
            work.ask(
                    Query.of(
                        "SELECT listing_id FROM catalog.variants WHERE id = ?",
                        row -> row.getObject(1, UUID.class),
                        variant))
                .first()
                .orElseThrow());
  }

  /** An address in a country, as a client sends it. */
  public static Map<String, String> addressIn(String country) {
    return Map.of(
        "name", "Pat Doe",
        "line1", "1 Main Street",
        "city", "Town",
        "postalCode", "12345",
        "country", country);
  }

  /** A person and a token of theirs. */
  public record Person(Account account, String token) {}
}
