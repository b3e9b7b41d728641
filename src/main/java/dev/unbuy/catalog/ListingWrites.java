package dev.unbuy.catalog;

import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements by which listings come to be. */
public final class ListingWrites {

  private ListingWrites() {}

  /** A new listing, offered from now on. */
  public static Write listing(UUID id, UUID shopId, ListingContent content, Instant at) {
    return Write.expecting(
        1,
        """
        INSERT INTO catalog.listings
          (id, shop_id, title, description, category, condition, art, withdrawal_exception,
           created_at, changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        id,
        shopId,
        content.title(),
        content.description(),
        content.category(),
        content.condition(),
        content.art(),
        content.exception(),
        at,
        at);
  }

  /**
   * A variant of a new listing.
   *
   * @param position its place among the others, from 0
   * @param attributes a JSON object of texts, such as {@code {"size": "M"}}
   */
  public static Write variant(
      UUID id,
      UUID listingId,
      UUID shopId,
      int position,
      @Nullable String sku,
      String name,
      String attributes,
      Money price) {
    return Write.expecting(
        1,
        """
        INSERT INTO catalog.variants
          (id, listing_id, shop_id, position, sku, name, attributes, price, currency)
        VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)\
        """,
        id,
        listingId,
        shopId,
        position,
        sku,
        name,
        attributes,
        price.minor(),
        price.currency());
  }

  /** What a variant costs from then on. */
  public static Write pricePoint(UUID variantId, Instant at, Money price) {
    return Write.expecting(
        1,
        "INSERT INTO catalog.price_points (variant_id, at, price) VALUES (?, ?, ?)",
        variantId,
        at,
        price.minor());
  }
}
