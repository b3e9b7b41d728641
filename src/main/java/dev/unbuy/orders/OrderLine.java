package dev.unbuy.orders;

import java.util.UUID;

/**
 * A variant, so many units of it, at the price as sold. Amounts are minor units, shares as
 * allocated at the moment of sale.
 *
 * @param art what its picture is drawn from
 * @param asked units that wait for the seller's answer; they cannot be shipped
 * @param owedBack what is owed back for canceled, asked and returned units, without shipping
 * @param adjusted what was given back of the price after the sale, tax included, while units stay
 * @param withdrawalExcepted whether an exception from the statutory right was shown before buying
 * @param comingBack delivered units that are on their way back, or asked to be
 * @param keptBack what the seller keeps of units that were undone, by an inspection or because they
 *     were exchanged; no other unit brings it back
 * @param withdrawn shipped units whose withdrawal waits for them to come back
 * @param resold delivered units that their buyer offers, or has sold, to somebody else
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
    boolean withdrawalExcepted,
    int comingBack,
    long keptBack,
    int withdrawn,
    int resold) {

  /** A line of which nothing is on its way back. */
  public OrderLine(
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
    this(
        id,
        position,
        listingId,
        variantId,
        title,
        variant,
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
        adjusted,
        withdrawalExcepted,
        0,
        0,
        0,
        0);
  }

  /** Units that are undone or about to be: what they bring back is decided. */
  public int undone() {
    return canceled + asked + returned + comingBack;
  }

  /** What of the line's price is decided for its undone units: owed back, or kept for good. */
  public long decidedBack() {
    return owedBack + keptBack;
  }

  /** Delivered units that are still with the buyer, and not on their way back by a return. */
  public int withBuyer() {
    return delivered - returned - comingBack;
  }

  /** Shipped units of which nobody has said that they come back or go to somebody else. */
  public int sentForGood() {
    return Math.max(0, shipped - returned - comingBack - withdrawn - resold);
  }

  /**
   * Delivered units that can be sent back, or sold on: they neither come back yet, nor were
   * withdrawn from, nor are offered to somebody else.
   */
  public int returnable() {
    return Math.max(0, Math.min(withBuyer() - resold, sentForGood()));
  }

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

  /** Whether all of it is as it was sold: nothing canceled, packed, shipped or waited for. */
  public boolean isWholeAndOpen() {
    return open == ordered && asked == 0;
  }

  /** The same line with other counts and shares. */
  public OrderLine withShares(
      int orderedNow,
      int openNow,
      long discountNow,
      long shippingNow,
      long taxNow,
      long adjustedNow) {
    return with(
        variantId,
        variant,
        unitPrice,
        new Shares(orderedNow, openNow, discountNow, shippingNow, taxNow, adjustedNow),
        asked);
  }

  /** The same line when so many of its units no longer wait. */
  public OrderLine waitingLess(int units) {
    return with(
        variantId,
        variant,
        unitPrice,
        new Shares(ordered, open, discount, shipping, tax, adjusted),
        asked - units);
  }

  /** The same line as another variant of its listing, at that one's price and its shares. */
  public OrderLine as(
      UUID otherVariant,
      String otherName,
      long otherPrice,
      long discountNow,
      long taxNow,
      long adjustedNow) {
    return with(
        otherVariant,
        otherName,
        otherPrice,
        new Shares(ordered, open, discountNow, shipping, taxNow, adjustedNow),
        asked);
  }

  /**
   * The same line of another listing. An exception from a right counts only for what it was shown
   * for before buying.
   */
  public OrderLine of(UUID otherListing, String otherTitle, String otherArt) {
    return new OrderLine(
        id,
        position,
        otherListing,
        variantId,
        otherTitle,
        variant,
        otherArt,
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
        adjusted,
        false,
        comingBack,
        keptBack,
        withdrawn,
        resold);
  }

  private OrderLine with(
      UUID variantNow, String nameNow, long priceNow, Shares shares, int askedNow) {
    return new OrderLine(
        id,
        position,
        listingId,
        variantNow,
        title,
        nameNow,
        art,
        priceNow,
        shares.discount(),
        shares.shipping(),
        shares.tax(),
        shares.ordered(),
        shares.open(),
        canceled,
        inFulfillment,
        shipped,
        delivered,
        returned,
        askedNow,
        owedBack,
        shares.adjusted(),
        withdrawalExcepted,
        comingBack,
        keptBack,
        withdrawn,
        resold);
  }

  private record Shares(
      int ordered, int open, long discount, long shipping, long tax, long adjusted) {}
}
