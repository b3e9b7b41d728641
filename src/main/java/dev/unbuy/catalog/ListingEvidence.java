package dev.unbuy.catalog;

import dev.unbuy.platform.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of what was sold, since it was sold.
 *
 * @param lowestPrice the lowest price since then, in minor units, or null when it never changed
 * @param listingChangedAt when its listing last changed
 */
public record ListingEvidence(
    UUID variantId, @Nullable Long lowestPrice, Instant listingChangedAt) {

  private static final String SINCE =
      """
      SELECT v.id, (SELECT min(p.price) FROM catalog.price_points p
                    WHERE p.variant_id = v.id AND p.at > ?), l.changed_at
      FROM catalog.variants v JOIN catalog.listings l ON l.id = v.listing_id
      WHERE v.id = ANY (?)\
      """;

  /** Of these variants, since an instant. */
  public static Query<ListingEvidence> since(Instant instant, Collection<UUID> variants) {
    return Query.of(
        SINCE,
        row ->
            new ListingEvidence(
                row.getObject(1, UUID.class),
                row.getObject(2, Long.class),
                row.getObject(3, OffsetDateTime.class).toInstant()),
        instant,
        variants.toArray(UUID[]::new));
  }
}
