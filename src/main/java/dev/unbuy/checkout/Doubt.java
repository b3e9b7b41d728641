package dev.unbuy.checkout;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about a purchase that may not be meant, pointed out before it is paid. It stops nobody.
 *
 * @param variantId of the cart's item that it is about, or null where it is about the address
 * @param before what was bought before, or null where it is about the address
 */
public record Doubt(Kind kind, @Nullable UUID variantId, @Nullable Bought before) {

  /** What may not be meant. */
  public enum Kind {
    /** The same was ordered a few days ago. */
    ORDERED_BEFORE,
    /** Of the same listing, another size or color was bought the last time. */
    OTHER_VARIANT,
    /** The country's postal codes look different. */
    POSTAL_CODE,
    /** Nothing was ever sent there, but elsewhere. */
    NEW_ADDRESS
  }

  /**
   * What was bought before.
   *
   * @param variant its name then
   */
  public record Bought(
      UUID orderId, String number, UUID listingId, UUID variantId, String variant, Instant at) {}
}
