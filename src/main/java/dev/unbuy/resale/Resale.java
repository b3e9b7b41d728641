package dev.unbuy.resale;

import dev.unbuy.kernel.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Units of a purchase that their buyer offers, or offered, to others.
 *
 * @param buyerId who bought them and sells them now
 * @param shopId the buyer's own shop
 * @param quantity units offered
 * @param takenBack of these, units that were taken back from sale
 * @param price first asked for one
 * @param free units that nobody has bought yet: these can be taken back
 */
public record Resale(
    UUID id,
    UUID orderId,
    UUID lineId,
    UUID buyerId,
    UUID shopId,
    UUID listingId,
    UUID variantId,
    String title,
    int quantity,
    int takenBack,
    Money price,
    Instant offeredAt,
    int free) {

  /** The same with so many of its units taken back, which nobody had bought. */
  Resale takeBack(int units) {
    return new Resale(
        id,
        orderId,
        lineId,
        buyerId,
        shopId,
        listingId,
        variantId,
        title,
        quantity,
        takenBack + units,
        price,
        offeredAt,
        free);
  }

  /** The same with what is still unsold of it. */
  Resale withFree(int units) {
    return new Resale(
        id,
        orderId,
        lineId,
        buyerId,
        shopId,
        listingId,
        variantId,
        title,
        quantity,
        takenBack,
        price,
        offeredAt,
        Math.clamp(units, 0, quantity - takenBack));
  }
}
