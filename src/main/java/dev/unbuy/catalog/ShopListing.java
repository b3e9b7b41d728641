package dev.unbuy.catalog;

import dev.unbuy.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A listing as its seller sees it.
 *
 * @param active whether it can be bought
 * @param version counts its revisions, from 1
 * @param changedAt when what a buyer relies on last changed
 */
public record ShopListing(
    UUID id,
    ListingContent content,
    boolean active,
    int version,
    Instant changedAt,
    List<ShopVariant> variants) {

  /** Copies the variants. */
  public ShopListing {
    variants = List.copyOf(variants);
  }

  /**
   * One size or color of it.
   *
   * @param sku the seller's own number
   * @param gtin the number that it has everywhere, 14 digits, or null
   */
  public record ShopVariant(
      UUID id,
      @Nullable String sku,
      @Nullable String gtin,
      String name,
      Map<String, String> attributes,
      Money price) {

    /** The number as it is printed, without zeros in front; empty where it has none. */
    public String printedGtin() {
      return gtin == null ? "" : gtin.replaceFirst("^0{1,6}", "");
    }
  }
}
