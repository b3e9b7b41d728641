package dev.unbuy.cancellations.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the units that somebody wishes to cancel.
 *
 * @param cancellableUnits how many of the units asked for are neither shipped nor canceled
 * @param unitsInFulfillment how many of those are being packed or labeled
 * @param payment how far the payment has come
 * @param paidAt when it was paid; null unless {@code payment} is {@link PaymentState#PAID}
 * @param shipBy until when the seller promised to ship
 * @param withdrawalOpenUntil the end of a statutory window for the buyer, or null where there is
 *     none
 * @param sellerAcceptsAutomatically the seller's own, kinder term
 * @param buyerIsLimited whether the buyer has lost by habit that wishes settle at once by courtesy
 */
public record CancellationFacts(
    int cancellableUnits,
    int unitsInFulfillment,
    PaymentState payment,
    @Nullable Instant paidAt,
    Instant shipBy,
    @Nullable Instant withdrawalOpenUntil,
    boolean sellerAcceptsAutomatically,
    boolean buyerIsLimited) {

  /**
   * @throws IllegalArgumentException when the numbers contradict each other or a paid order lacks
   *     its time of payment
   */
  public CancellationFacts {
    if (unitsInFulfillment < 0 || unitsInFulfillment > cancellableUnits) {
      throw new IllegalArgumentException(
          "%d of %d units in fulfillment".formatted(unitsInFulfillment, cancellableUnits));
    }
    if ((payment == PaymentState.PAID) != (paidAt != null)) {
      throw new IllegalArgumentException(
          "paid at %s, but payment is %s".formatted(paidAt, payment));
    }
  }

  /** The facts of a buyer whom nothing limits. */
  public CancellationFacts(
      int cancellableUnits,
      int unitsInFulfillment,
      PaymentState payment,
      @Nullable Instant paidAt,
      Instant shipBy,
      @Nullable Instant withdrawalOpenUntil,
      boolean sellerAcceptsAutomatically) {
    this(
        cancellableUnits,
        unitsInFulfillment,
        payment,
        paidAt,
        shipBy,
        withdrawalOpenUntil,
        sellerAcceptsAutomatically,
        false);
  }
}
