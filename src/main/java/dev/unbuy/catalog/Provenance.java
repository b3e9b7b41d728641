package dev.unbuy.catalog;

import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Where second-hand goods come from: bought here, on a day, from a shop. It is written when they
 * are offered and not changed by whoever offers them.
 *
 * @param variantId the one variant of the listing
 * @param ofVariant what was bought
 * @param note of the goods' condition, in the reseller's words
 * @param price first asked for it
 * @param units as many as were bought and not taken back from sale
 */
public record Provenance(
    UUID listingId,
    UUID variantId,
    UUID ofVariant,
    Condition condition,
    String note,
    LocalDate boughtOn,
    String boughtFrom,
    Money price,
    int units) {

  private static final String COLUMNS =
      """
      SELECT listing_id, variant_id, of_variant, condition, note, bought_on, bought_from, price,
        currency, units
      FROM catalog.provenances\
      """;

  /** Of a listing; no row where it is not a purchase offered again. */
  public static Query<Provenance> of(UUID listingId) {
    return Query.of(COLUMNS + " WHERE listing_id = ?", Provenance::row, listingId);
  }

  /** Of a variant; no row where it is not a purchase offered again. */
  public static Query<Provenance> ofVariant(UUID variantId) {
    return Query.of(COLUMNS + " WHERE variant_id = ?", Provenance::row, variantId);
  }

  /** For how much these variants were offered again before, newest first, some of each. */
  public static Query<Provenance> pastOf(Collection<UUID> variants) {
    return Query.of(
        COLUMNS
            + """
             WHERE listing_id IN (
              SELECT p.listing_id FROM unnest(?::uuid[]) AS v (id) CROSS JOIN LATERAL (
                SELECT listing_id FROM catalog.provenances WHERE of_variant = v.id
                ORDER BY listing_id DESC LIMIT 40) p)
            ORDER BY listing_id DESC\
            """,
        Provenance::row,
        (Object) variants.toArray(UUID[]::new));
  }

  /** Writes it down. */
  public Write kept() {
    return Write.expecting(
        1,
        """
        INSERT INTO catalog.provenances (listing_id, variant_id, of_variant, condition, note,
          bought_on, bought_from, price, currency, units)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        listingId,
        variantId,
        ofVariant,
        condition,
        note,
        boughtOn,
        boughtFrom,
        price.minor(),
        price.currency(),
        units);
  }

  /** So many units are not for sale any more. */
  public static Write takenBack(UUID variantId, int units) {
    return Write.expecting(
        1,
        "UPDATE catalog.provenances SET units = units - ? WHERE variant_id = ?",
        units,
        variantId);
  }

  /** What was asked in one condition and currency, newest first. */
  public static List<Long> prices(
      List<Provenance> all, UUID ofVariant, Condition condition, String currency) {
    return all.stream()
        .filter(one -> one.ofVariant().equals(ofVariant) && one.condition() == condition)
        .filter(one -> one.price().currency().equals(currency))
        .map(one -> one.price().minor())
        .toList();
  }

  private static Provenance row(ResultSet row) throws SQLException {
    return new Provenance(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        Condition.valueOf(row.getString(4)),
        row.getString(5),
        row.getObject(6, LocalDate.class),
        row.getString(7),
        new Money(row.getLong(8), row.getString(9)),
        row.getInt(10));
  }
}
