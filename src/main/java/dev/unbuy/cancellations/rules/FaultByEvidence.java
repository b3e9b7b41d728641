package dev.unbuy.cancellations.rules;

import java.time.Instant;
import java.util.List;

/**
 * Who caused a cancellation: the evidence first, the chosen reason last. So a seller who presses a
 * buyer to pick a harmless reason gains nothing by it.
 */
public final class FaultByEvidence {

  private FaultByEvidence() {}

  /** Decides. */
  public static Finding decide(Reason reason, Evidence evidence) {
    return switch (reason.giver()) {
      case BUYER -> ofBuyersReason(reason, evidence);
      case SELLER -> found(Fault.SELLER, "seller-canceled");
      case PLATFORM -> ofPlatformsReason(reason, evidence);
    };
  }

  private static Finding ofBuyersReason(Reason reason, Evidence evidence) {
    if (evidence.shipByPassed()) {
      return found(Fault.SELLER, "ship-by-passed", evidence.shipBy().toString());
    }
    return switch (reason) {
      case WRONG_ITEM -> ofWrongItem(evidence.listingChangedAt());
      case PRICE_DROP -> ofPriceDrop(evidence.cheaperSincePayment());
      case SELLER_CONCERN ->
          evidence.sellerBelowStandard()
              ? found(Fault.SELLER, "seller-below-standard")
              : found(Fault.NOBODY, "seller-within-standard");
      case PAYMENT_PROBLEM ->
          evidence.paymentFailedOnOurSide()
              ? found(Fault.PLATFORM, "payment-failed-here")
              : found(Fault.BUYER, "payment-worked-here");
      case OUT_OF_STOCK_TOLD ->
          found(Fault.SELLER, evidence.soldOut() ? "out-of-stock" : "out-of-stock-told");
      case SHIPPING_DELAY -> found(Fault.BUYER, "still-in-time", evidence.shipBy().toString());
      case OTHER -> found(Fault.NOBODY, "other");
      default -> found(Fault.BUYER, "buyers-choice");
    };
  }

  private static Finding ofWrongItem(@org.jspecify.annotations.Nullable Instant changedAt) {
    return changedAt == null
        ? found(Fault.BUYER, "buyers-choice")
        : found(Fault.SELLER, "listing-changed", changedAt.toString());
  }

  private static Finding ofPriceDrop(@org.jspecify.annotations.Nullable String cheaper) {
    return cheaper == null
        ? found(Fault.BUYER, "price-did-not-drop")
        : found(Fault.SELLER, "price-dropped", cheaper);
  }

  private static Finding ofPlatformsReason(Reason reason, Evidence evidence) {
    return switch (reason) {
      case NOT_SHIPPED_IN_TIME ->
          found(Fault.SELLER, "ship-by-passed", evidence.shipBy().toString());
      case UNPAID -> found(Fault.BUYER, "unpaid");
      case PAYMENT_DECLINED -> found(Fault.BUYER, "payment-declined");
      default -> found(Fault.NOBODY, "platform-decided");
    };
  }

  private static Finding found(Fault fault, String because, String... arguments) {
    return new Finding(fault, "fault." + because, List.of(arguments));
  }
}
