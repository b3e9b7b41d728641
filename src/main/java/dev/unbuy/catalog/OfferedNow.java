package dev.unbuy.catalog;

import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.WithdrawalException;
import dev.unbuy.platform.Query;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a variant's listing says now, for whoever offers the same thing again.
 *
 * @param attributes a JSON object of texts
 * @param price of a new one
 */
public record OfferedNow(
    UUID variantId,
    String description,
    String category,
    @Nullable WithdrawalException exception,
    String attributes,
    Money price) {

  /** Of these variants. */
  public static Query<OfferedNow> of(Collection<UUID> variants) {
    return Query.of(
        """
        SELECT v.id, l.description, l.category, l.withdrawal_exception, v.attributes::text,
          v.price, v.currency
        FROM catalog.variants v JOIN catalog.listings l ON l.id = v.listing_id
        WHERE v.id = ANY (?)\
        """,
        row ->
            new OfferedNow(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                ListingContent.exception(row.getString(4)),
                row.getString(5),
                new Money(row.getLong(6), row.getString(7))),
        (Object) variants.toArray(UUID[]::new));
  }
}
