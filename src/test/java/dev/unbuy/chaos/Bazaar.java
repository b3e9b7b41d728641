package dev.unbuy.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The people and goods of a run, put straight into the database before anything happens, and the
 * numbers of a marketplace in which days take seconds.
 *
 * @param sellers by their shop
 * @param variants every variant that can be bought, two of each listing, by the shop that sells it
 */
record Bazaar(
    List<Person> buyers, Map<UUID, Person> sellers, Person operator, Map<UUID, UUID> variants) {

  /** How many of each variant are on the shelf at first. */
  static final int ON_SHELF = 100_000;

  private static final int BUYERS = 24;
  private static final int SHOPS = 6;
  private static final int LISTINGS = 4;
  private static final long CREDIT = 1_000_000;

  private static final String POLICY =
      """
      INSERT INTO policies.policy_versions (id, effective_from, numbers, source, created_at)
      VALUES (gen_random_uuid(), now() - interval '1 minute', '{"gracePeriod":"PT4S","sellerAnswersWithin":"PT6S",
        "platformWaitsAfterShipBy":"PT0S","unpaidEndsAfter":"PT10S","protection":"PT4S",
        "redress":{"undoFor":"PT5S","refundHold":"PT1S"},
        "returns":{"sellerAnswersWithin":"PT4S","inspectWithin":"PT6S","arrivesWithin":"PT6S"},
        "money":{"expiryLead":"PT4S","reconcileAfter":"PT1S","lateAfter":"PT1S",
          "payoutEvery":"PT3S"}}', 'chaos', now())\
      """;

  /** Opens it. */
  static Bazaar open(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(POLICY);
    }
    List<Person> buyers = new ArrayList<>();
    for (int i = 0; i < BUYERS; i++) {
      Person buyer = person(database, "BUYER", null);
      grant(database, buyer);
      buyers.add(buyer);
    }
    Map<UUID, Person> sellers = new LinkedHashMap<>();
    Map<UUID, UUID> variants = new LinkedHashMap<>();
    for (int i = 0; i < SHOPS; i++) {
      UUID shop = shop(database, i % 3 == 0);
      sellers.put(shop, person(database, "SELLER", shop));
      for (int listing = 0; listing < LISTINGS; listing++) {
        list(database, shop, 700 + 650L * listing + i).forEach(it -> variants.put(it, shop));
      }
    }
    return new Bazaar(buyers, sellers, person(database, "OPERATOR", null), variants);
  }

  private static Person person(Connection database, String role, @Nullable UUID shop)
      throws SQLException {
    Person person = new Person(UUID.randomUUID(), UUID.randomUUID().toString());
    run(
        database,
        """
        INSERT INTO accounts.accounts (id, email, name, roles, shop_id, created_at)
        VALUES (?, ?, 'Pat', ARRAY[?], ?, now())\
        """,
        person.id(),
        person.id() + "@chaos.test",
        role,
        shop);
    run(
        database,
        """
        INSERT INTO accounts.api_tokens (id, token_hash, account_id, name, created_at, expires_at)
        VALUES (?, ?, ?, 'chaos', now(), now() + interval '1 day')\
        """,
        UUID.randomUUID(),
        hash(person.token()),
        person.id());
    return person;
  }

  private static void grant(Connection database, Person buyer) throws SQLException {
    run(
        database,
        "INSERT INTO payments.store_credits (account_id, currency, balance) VALUES (?, 'EUR', ?)",
        buyer.id(),
        CREDIT);
    run(
        database,
        """
        INSERT INTO payments.ledger_transfers (id, cause, kind, buyer_id, debit, credit, amount,
          currency, at)
        VALUES (?, ?, 'GRANT', ?, 'store-credit-granted', 'buyer-store-credit', ?, 'EUR', now())\
        """,
        UUID.randomUUID(),
        UUID.randomUUID(),
        buyer.id(),
        CREDIT);
  }

  private static UUID shop(Connection database, boolean acceptsAutomatically) throws SQLException {
    UUID id = UUID.randomUUID();
    run(
        database,
        """
        INSERT INTO catalog.shops (id, slug, name, country, currency, handling_days, created_at)
        VALUES (?, ?, 'A shop', 'DE', 'EUR', 2, now())\
        """,
        id,
        id.toString());
    run(
        database,
        """
        INSERT INTO catalog.shipping_options (shop_id, country, price, transit_min, transit_max)
        VALUES (?, '*', 499, 1, 3)\
        """,
        id);
    run(
        database,
        """
        INSERT INTO policies.seller_terms (shop_id, accepts_automatically, changed_at)
        VALUES (?, ?, now())\
        """,
        id,
        acceptsAutomatically);
    return id;
  }

  /** A listing with two variants at one price. */
  private static List<UUID> list(Connection database, UUID shop, long price) throws SQLException {
    UUID listing = UUID.randomUUID();
    run(
        database,
        """
        INSERT INTO catalog.listings
          (id, shop_id, title, category, condition, created_at, changed_at)
        VALUES (?, ?, 'A mug', 'Kitchen', 'NEW', now(), now())\
        """,
        listing,
        shop);
    List<UUID> variants = List.of(UUID.randomUUID(), UUID.randomUUID());
    for (UUID variant : variants) {
      run(
          database,
          """
          INSERT INTO catalog.variants (id, listing_id, shop_id, position, name, price, currency)
          VALUES (?, ?, ?, ?, ?, ?, 'EUR')\
          """,
          variant,
          listing,
          shop,
          variants.indexOf(variant),
          "color " + variants.indexOf(variant),
          price);
      run(
          database,
          "INSERT INTO inventory.stock (variant_id, on_hand) VALUES (?, ?)",
          variant,
          ON_SHELF);
      run(
          database,
          """
          INSERT INTO inventory.movements (cause, variant_id, kind, quantity, at)
          VALUES (?, ?, 'RECEIVED', ?, now())\
          """,
          UUID.randomUUID(),
          variant,
          ON_SHELF);
    }
    return variants;
  }

  private static void run(Connection database, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
