package dev.unbuy.catalog;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How a shop ships: to which countries, for how much, how fast, and to which places in them not.
 * What was sold before keeps what was promised for it.
 */
@Component
public class ShopShipping {

  /** The most options, and the most places, that a shop can have. */
  public static final int MOST = 300;

  private static final int LONGEST_TRANSIT = 120;
  private static final String USUAL =
      """
      SELECT country, price, transit_min, transit_max FROM catalog.shipping_options
      WHERE shop_id = ? ORDER BY country\
      """;
  private static final String FASTER = USUAL.replace("shipping_options", "faster_shipping");
  private static final String ADD =
      """
      INSERT INTO catalog.shipping_options (shop_id, country, price, transit_min, transit_max)
      VALUES (?, ?, ?, ?, ?)\
      """;

  private final Transactions transactions;

  ShopShipping(Transactions transactions) {
    this.transactions = transactions;
  }

  /** How this seller's shop ships now. */
  public Shipping of(Actor.Seller seller) {
    return transactions.read(
        work -> {
          var usual = work.ask(options(USUAL, seller.shopId()));
          var faster = work.ask(options(FASTER, seller.shopId()));
          var places =
              work.ask(
                  Query.of(
                      """
                      SELECT country, postal_prefix FROM catalog.places_not_shipped_to
                      WHERE shop_id = ? ORDER BY country, postal_prefix\
                      """,
                      row -> new Place(row.getString(1), row.getString(2)),
                      seller.shopId()));
          return new Shipping(usual.rows(), faster.rows(), places.rows());
        });
  }

  /**
   * Has the shop ship like this from now on.
   *
   * @throws InvalidInput naming what cannot be accepted
   */
  public Shipping set(Actor.Seller seller, Shipping shipping) {
    Shipping valid = valid(shipping);
    UUID shop = seller.shopId();
    return transactions.run(
        work -> {
          var _ =
              work.ask(
                      Query.of(
                          "SELECT id FROM catalog.shops WHERE id = ? FOR UPDATE",
                          row -> row.getObject(1, UUID.class),
                          shop))
                  .first();
          clear(work, shop);
          valid.usual().forEach(one -> work.plan(add(ADD, shop, one)));
          valid
              .faster()
              .forEach(
                  one ->
                      work.plan(
                          add(ADD.replace("shipping_options", "faster_shipping"), shop, one)));
          valid
              .notShippedTo()
              .forEach(
                  place ->
                      work.plan(
                          Write.expecting(
                              1,
                              """
                              INSERT INTO catalog.places_not_shipped_to
                                (shop_id, country, postal_prefix) VALUES (?, ?, ?)\
                              """,
                              shop,
                              place.country(),
                              place.postalPrefix())));
          return valid;
        });
  }

  /** Those of these shops that do not ship to this place, although they may ship to its country. */
  public static Query<UUID> notShippedTo(Collection<UUID> shops, Address address) {
    return Query.of(
        """
        SELECT DISTINCT shop_id FROM catalog.places_not_shipped_to
        WHERE shop_id = ANY (?) AND country = ? AND starts_with(?, postal_prefix)\
        """,
        row -> row.getObject(1, UUID.class),
        shops.toArray(UUID[]::new),
        address.country(),
        postal(address.postalCode()));
  }

  /** A shop's faster way to a country, where it has one. */
  public static Query<Option> fasterTo(UUID shop, String country) {
    return options(
        FASTER.replace(
            "ORDER BY country", "AND country IN (?, '*') ORDER BY country = '*' LIMIT 1"),
        shop,
        country);
  }

  /** A shop's usual way to a country, where it ships there. */
  public static Query<Option> usualTo(UUID shop, String country) {
    return options(
        USUAL.replace("ORDER BY country", "AND country IN (?, '*') ORDER BY country = '*' LIMIT 1"),
        shop,
        country);
  }

  static Write add(UUID shop, Option one) {
    return add(ADD, shop, one);
  }

  /** A postal code as it is compared: without blanks, in capitals. */
  public static String postal(String code) {
    return code.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  private static Query<Option> options(String sql, Object... parameters) {
    return Query.of(
        sql,
        row -> new Option(row.getString(1), row.getLong(2), row.getInt(3), row.getInt(4)),
        parameters);
  }

  private static void clear(UnitOfWork work, UUID shop) {
    for (String table : List.of("shipping_options", "faster_shipping", "places_not_shipped_to")) {
      work.plan(Write.any("DELETE FROM catalog.%s WHERE shop_id = ?".formatted(table), shop));
    }
  }

  private static Write add(String sql, UUID shop, Option one) {
    return Write.expecting(
        1, sql, shop, one.country(), one.price(), one.transitMin(), one.transitMax());
  }

  private static Shipping valid(Shipping shipping) {
    if (shipping.usual().isEmpty()) {
      throw new InvalidInput("options", "must have one at least");
    }
    requireValid("options", shipping.usual());
    requireValid("faster", shipping.faster());
    Set<Place> places = new HashSet<>();
    for (int i = 0; i < shipping.notShippedTo().size(); i++) {
      Place place = shipping.notShippedTo().get(i);
      String field = "notShippedTo[%d]".formatted(i);
      if (!place.country().matches("[A-Z]{2}")) {
        throw new InvalidInput(field + ".country", "must be two capital letters");
      }
      if (!place.postalPrefix().matches("[0-9A-Z-]{0,12}")) {
        throw new InvalidInput(
            field + ".postalPrefix", "must have at most 12 letters and digits, or be empty");
      }
      if (!places.add(place)) {
        throw new InvalidInput(field, "is named twice");
      }
    }
    if (places.size() > MOST) {
      throw new InvalidInput("notShippedTo", "must be %d at most".formatted(MOST));
    }
    return shipping;
  }

  private static void requireValid(String list, List<Option> options) {
    if (options.size() > MOST) {
      throw new InvalidInput(list, "must be %d at most".formatted(MOST));
    }
    Set<String> countries = new HashSet<>();
    for (int i = 0; i < options.size(); i++) {
      Option one = options.get(i);
      String field = "%s[%d]".formatted(list, i);
      if (!one.country().matches("[A-Z]{2}|\\*")) {
        throw new InvalidInput(field + ".country", "must be two capital letters, or *");
      }
      if (!countries.add(one.country())) {
        throw new InvalidInput(field + ".country", "is named twice");
      }
      if (one.price() < 0 || one.price() > SetPrice.HIGHEST) {
        throw new InvalidInput(field + ".price", "must be 0 to " + SetPrice.HIGHEST);
      }
      if (one.transitMin() < 0 || one.transitMax() > LONGEST_TRANSIT) {
        throw new InvalidInput(field + ".transitMax", "must be 0 to " + LONGEST_TRANSIT);
      }
      if (one.transitMin() > one.transitMax()) {
        throw new InvalidInput(field + ".transitMin", "must not be more than \"transitMax\"");
      }
    }
  }

  /**
   * How a shop ships.
   *
   * @param usual at least one way
   * @param faster ways that cost a price of their own
   */
  public record Shipping(List<Option> usual, List<Option> faster, List<Place> notShippedTo) {
    /** Copies all three, and takes blanks out of the postal codes. */
    public Shipping {
      usual = List.copyOf(usual);
      faster = List.copyOf(faster);
      notShippedTo =
          notShippedTo.stream()
              .map(place -> new Place(place.country(), postal(place.postalPrefix())))
              .toList();
    }
  }

  /**
   * A way to ship.
   *
   * @param country ISO 3166-1 alpha-2, or {@code *} for every other one
   * @param price per order, minor units of the shop's currency
   * @param transitMin working days on the way, at least
   * @param transitMax working days on the way, at most
   */
  public record Option(String country, long price, int transitMin, int transitMax) {}

  /**
   * A place that the shop does not ship to.
   *
   * @param postalPrefix how its postal codes begin; empty for the whole country
   */
  public record Place(String country, String postalPrefix) {}
}
