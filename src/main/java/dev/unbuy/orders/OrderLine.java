package dev.unbuy.orders;

import java.util.UUID;

/**
 * A variant, so many units of it, at the price as sold. Amounts are minor units, shares as
 * allocated at the moment of sale.
 *
 * @param art what its picture is drawn from
 * @param asked units that wait for the seller's answer; they cannot be shipped
 * @param owedBack what is owed back for canceled and asked units, without shipping
 * @param withdrawalExcepted whether an exception from the statutory right was shown before buying
 */
public record OrderLine(
    UUID id,
    int position,
    UUID listingId,
    UUID variantId,
    String title,
    String variant,
    String art,
    long unitPrice,
    long discount,
    long shipping,
    long tax,
    int ordered,
    int open,
    int canceled,
    int inFulfillment,
    int shipped,
    int delivered,
    int returned,
    int asked,
    long owedBack,
    boolean withdrawalExcepted) {

  /** Units that can still be canceled. */
  public int cancellable() {
    return open + inFulfillment - asked;
  }

  /** Units that can be put into a parcel. */
  public int fulfillable() {
    return Math.max(0, open - asked);
  }

  /** Asked units that already lie in a parcel; it cannot leave with them. */
  public int askedInFulfillment() {
    return Math.max(0, asked - open);
  }
}
