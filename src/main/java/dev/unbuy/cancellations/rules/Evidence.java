package dev.unbuy.cancellations.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the marketplace itself knows of a cancellation's cause.
 *
 * @param shipBy until when the seller promised to ship
 * @param shipByPassed whether that was over, with units of it not shipped
 * @param listingChangedAt when the listing changed after the order was placed, or null
 * @param cheaperSincePayment the lowest price since the payment when it is below the price paid, as
 *     text with its currency, or null
 * @param soldOut whether the seller's own stock says that there is none
 * @param sellerBelowStandard whether the seller's record is below the marketplace's standard
 * @param paymentFailedOnOurSide whether a payment failed for a reason that was not the buyer's
 * @param buyerAskedAt when the buyer had asked the seller for it, or null
 * @param addressNotServed whose notice says that no carrier goes to the address, or null
 */
public record Evidence(
    Instant shipBy,
    boolean shipByPassed,
    @Nullable Instant listingChangedAt,
    @Nullable String cheaperSincePayment,
    boolean soldOut,
    boolean sellerBelowStandard,
    boolean paymentFailedOnOurSide,
    @Nullable Instant buyerAskedAt,
    @Nullable String addressNotServed) {

  /** The same without what only a seller's reasons turn on. */
  public Evidence(
      Instant shipBy,
      boolean shipByPassed,
      @Nullable Instant listingChangedAt,
      @Nullable String cheaperSincePayment,
      boolean soldOut,
      boolean sellerBelowStandard,
      boolean paymentFailedOnOurSide) {
    this(
        shipBy,
        shipByPassed,
        listingChangedAt,
        cheaperSincePayment,
        soldOut,
        sellerBelowStandard,
        paymentFailedOnOurSide,
        null,
        null);
  }
}
