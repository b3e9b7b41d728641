package dev.unbuy.catalog;

import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.WithdrawalException;
import dev.unbuy.platform.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be bought now, as checkout needs it. */
public final class Offers {

  private static final String OF =
      """
      SELECT v.id, l.id, s.id, s.name, l.title, v.name, l.art, v.price, v.currency,
        s.handling_days, l.withdrawal_exception, l.active AND s.paused_since IS NULL
      FROM catalog.variants v JOIN catalog.listings l ON l.id = v.listing_id
        JOIN catalog.shops s ON s.id = v.shop_id
      WHERE v.id = ANY (?)\
      """;
  private static final String OF_LISTINGS = OF.replace("v.id = ANY (?)", "v.listing_id = ANY (?)");
  private static final String SAME_ITEM =
      OF.replace(
          "WHERE v.id = ANY (?)",
          """
          JOIN catalog.variants mine ON mine.gtin = v.gtin
            JOIN catalog.listings of_mine ON of_mine.id = mine.listing_id
          WHERE mine.id = ? AND v.currency = ? AND v.shop_id <> mine.shop_id AND l.active
            AND s.paused_since IS NULL
            AND l.condition = of_mine.condition
          ORDER BY v.price, v.id LIMIT 50\
          """);
  private static final String IN_PLACE_OF =
      OF.replace(
          "WHERE v.id = ANY (?)",
          """
          JOIN catalog.variants missing ON missing.shop_id = v.shop_id
            JOIN catalog.listings of_it ON of_it.id = missing.listing_id
          WHERE missing.id = ? AND v.id <> missing.id AND l.active
            AND v.currency = missing.currency AND l.title ILIKE ?
          ORDER BY l.id <> of_it.id, l.category <> of_it.category, abs(v.price - missing.price),
            v.id LIMIT 60\
          """);
  private static final String OTHER_SELLERS =
      """
      SELECT count(DISTINCT v.shop_id) FROM catalog.variants mine
        JOIN catalog.listings of_mine ON of_mine.id = mine.listing_id
        JOIN catalog.variants v ON v.gtin = mine.gtin AND v.shop_id <> mine.shop_id
          AND v.currency = mine.currency
        JOIN catalog.listings l ON l.id = v.listing_id AND l.active
          AND l.condition = of_mine.condition
        JOIN catalog.shops s ON s.id = v.shop_id AND s.paused_since IS NULL
      WHERE mine.listing_id = ? AND mine.gtin IS NOT NULL\
      """;
  private static final String SHIPPING =
      """
      SELECT DISTINCT ON (shop_id) shop_id, price, transit_min, transit_max
      FROM catalog.shipping_options WHERE shop_id = ANY (?) AND country IN (?, '*')
      ORDER BY shop_id, country = '*'\
      """;

  private static final String PROMISES =
      """
      SELECT DISTINCT ON (o.shop_id) o.shop_id, o.price, s.currency, s.handling_days, o.transit_min,
        o.transit_max
      FROM catalog.shipping_options o JOIN catalog.shops s ON s.id = o.shop_id
      WHERE o.shop_id = ANY (?) AND o.country IN (coalesce(nullif(?, ''), s.country), '*')
      ORDER BY o.shop_id, o.country = '*'\
      """;

  private Offers() {}

  /** The offers of these variants, in no order. */
  public static Query<Offer> of(Collection<UUID> variantIds) {
    return Query.of(OF, Offers::offer, (Object) variantIds.toArray(UUID[]::new));
  }

  /** The offers of all variants of these listings, in the order of their positions. */
  public static Query<Offer> ofListings(Collection<UUID> listingIds) {
    return Query.of(
        OF_LISTINGS + " ORDER BY v.listing_id, v.position",
        Offers::offer,
        (Object) listingIds.toArray(UUID[]::new));
  }

  /**
   * The same item in the same condition at other shops, by its number and in this currency, the 50
   * cheapest; nothing for a variant without a number.
   */
  public static Query<Offer> sameItem(UUID variantId, String currency) {
    return Query.of(SAME_ITEM, Offers::offer, variantId, currency);
  }

  /**
   * What a shop has in place of something, the listing itself first, at most 60.
   *
   * @param words that the titles have in them; empty for all
   */
  public static Query<Offer> inPlaceOf(UUID variantId, String words) {
    return Query.of(
        IN_PLACE_OF,
        Offers::offer,
        variantId,
        "%" + words.strip().replaceAll("[\\\\%_]", "\\\\$0") + "%");
  }

  /** How many other shops offer a variant of a listing, by their numbers. */
  public static Query<Integer> otherSellers(UUID listingId) {
    return Query.of(OTHER_SELLERS, row -> row.getInt(1), listingId);
  }

  private static Offer offer(ResultSet row) throws SQLException {
    return new Offer(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getLong(8),
        row.getString(9),
        row.getInt(10),
        ListingContent.exception(row.getString(11)),
        row.getBoolean(12));
  }

  /** How these shops ship to a country; no row for a shop that does not. */
  public static Query<ShippingOffer> shipping(Collection<UUID> shopIds, String country) {
    return Query.of(
        SHIPPING,
        row ->
            new ShippingOffer(
                row.getObject(1, UUID.class), row.getLong(2), row.getInt(3), row.getInt(4)),
        shopIds.toArray(UUID[]::new),
        country);
  }

  /**
   * What these shops promise for deliveries to a country; no row for a shop that does not ship
   * there.
   *
   * @param country ISO 3166-1 alpha-2, or empty for each shop's own
   */
  public static Query<Promise> promises(Collection<UUID> shopIds, String country) {
    return Query.of(
        PROMISES,
        row ->
            new Promise(
                row.getObject(1, UUID.class),
                new Money(row.getLong(2), row.getString(3)),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6)),
        shopIds.toArray(UUID[]::new),
        country);
  }

  /**
   * How fast a shop is and ships.
   *
   * @param shipping per order
   * @param handlingDays working days until it ships
   * @param transitMin working days on the way, at least
   * @param transitMax working days on the way, at most
   */
  public record Promise(
      UUID shopId, Money shipping, int handlingDays, int transitMin, int transitMax) {}

  /**
   * A variant with what checkout has to know of its listing and shop.
   *
   * @param price of one unit, minor units
   * @param handlingDays working days until it ships
   * @param exception from a statutory right to withdraw, shown before buying, or null
   */
  public record Offer(
      UUID variantId,
      UUID listingId,
      UUID shopId,
      String shopName,
      String title,
      String variant,
      String art,
      long price,
      String currency,
      int handlingDays,
      @Nullable WithdrawalException exception,
      boolean active) {}

  /**
   * How a shop ships to a country.
   *
   * @param price per order, minor units
   * @param transitMin working days on the way, at least
   * @param transitMax working days on the way, at most
   */
  public record ShippingOffer(UUID shopId, long price, int transitMin, int transitMax) {}
}
