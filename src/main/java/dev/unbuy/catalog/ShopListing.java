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
   */
  public record ShopVariant(
      UUID id, @Nullable String sku, String name, Map<String, String> attributes, Money price) {}
}
