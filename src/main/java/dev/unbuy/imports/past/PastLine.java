package dev.unbuy.imports.past;

import java.util.UUID;

/**
 * So many units of an article, as they were sold. Amounts are minor units.
 *
 * @param shipping its share of the order's shipping
 * @param discount its share of the order's discount
 */
public record PastLine(
    UUID id,
    UUID listingId,
    UUID variantId,
    String title,
    String variant,
    String art,
    int ordered,
    long unitPrice,
    long discount,
    long shipping) {

  /** What was paid for its units, without shipping. */
  public long paid() {
    return unitPrice * ordered - discount;
  }
}
