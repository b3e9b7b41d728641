package dev.unbuy.orders;

import java.util.UUID;

/**
 * A variant, so many units of it, at the price as sold. Amounts are minor units, shares as
 * allocated at the moment of sale.
 *
 * @param art what its picture is drawn from
 * @param asked units that wait for the seller's answer; they cannot be shipped
 * @param owedBack what is owed back for canceled and asked units, without shipping
 * @param adjusted what was given back of the price after the sale, tax included, while units stay
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
    long adjusted,
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

  /** The same line with other counts and shares. */
  OrderLine withShares(
      int orderedNow,
      int openNow,
      long discountNow,
      long shippingNow,
      long taxNow,
      long adjustedNow) {
    return new OrderLine(
        id,
        position,
        listingId,
        variantId,
        title,
        variant,
        art,
        unitPrice,
        discountNow,
        shippingNow,
        taxNow,
        orderedNow,
        openNow,
        canceled,
        inFulfillment,
        shipped,
        delivered,
        returned,
        asked,
        owedBack,
        adjustedNow,
        withdrawalExcepted);
  }

  /**
   * The same line with another variant of its listing; what is given back of its price is added.
   */
  public OrderLine swappedFor(UUID otherVariant, String otherName, long givenBack) {
    return new OrderLine(
        id,
        position,
        listingId,
        otherVariant,
        title,
        otherName,
        art,
        unitPrice,
        discount,
        shipping,
        tax,
        ordered,
        open,
        canceled,
        inFulfillment,
        shipped,
        delivered,
        returned,
        asked,
        owedBack,
        adjusted + givenBack,
        withdrawalExcepted);
  }
}
