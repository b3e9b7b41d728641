package dev.unbuy.catalog;

import dev.unbuy.platform.Query;
import java.util.UUID;

/**
 * Who sells.
 *
 * @param country from where it ships, ISO 3166-1 alpha-2
 * @param currency of all its prices, ISO 4217
 * @param handlingDays working days until an order ships
 */
public record Shop(UUID id, String name, String country, String currency, int handlingDays) {

  /** The shop of this id. */
  public static Query<Shop> of(UUID id) {
    return Query.of(
        "SELECT id, name, country, currency, handling_days FROM catalog.shops WHERE id = ?",
        row ->
            new Shop(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5)),
        id);
  }
}
