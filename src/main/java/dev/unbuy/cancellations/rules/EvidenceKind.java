package dev.unbuy.cancellations.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the marketplace itself looks up before it believes a reason. */
public enum EvidenceKind {
  /** Nothing: the choice alone decides. */
  NOTHING(""),
  /** Whether the listing changed after the order. */
  LISTING_CHANGED("listing-changed"),
  /** Whether the price here fell after the payment. */
  PRICE_FELL("price-dropped"),
  /** Whether the seller's own stock says that there is none. */
  STOCK("out-of-stock"),
  /** Whether the seller's record is below the marketplace's standard. */
  SELLERS_RECORD("seller-below-standard"),
  /** Whether a payment failed for a reason that was not the buyer's. */
  PAYMENT_ATTEMPTS("payment-failed-here"),
  /** Whether the promised ship-by date has passed. */
  PROMISED_DATE("ship-by-passed"),
  /** Whether the buyer had asked the seller for it. */
  BUYERS_WORD("buyer-asked"),
  /** Whether the marketplace knows that no carrier goes to the address. */
  CARRIERS_NOTICE("address-not-served");

  private final String found;

  EvidenceKind(String found) {
    this.found = found;
  }

  /** The message that tells of it where it is found, without its prefix. */
  String foundBecause() {
    return found;
  }

  /** What is found of it, as the message has it; null when it is not found. */
  @Nullable String in(Evidence evidence) {
    return switch (this) {
      case NOTHING -> null;
      case LISTING_CHANGED -> text(evidence.listingChangedAt());
      case PRICE_FELL -> evidence.cheaperSincePayment();
      case STOCK -> evidence.soldOut() ? "" : null;
      case SELLERS_RECORD -> evidence.sellerBelowStandard() ? "" : null;
      case PAYMENT_ATTEMPTS -> evidence.paymentFailedOnOurSide() ? "" : null;
      case BUYERS_WORD -> text(evidence.buyerAskedAt());
      case CARRIERS_NOTICE -> evidence.addressNotServed();
      case PROMISED_DATE -> evidence.shipByPassed() ? evidence.shipBy().toString() : null;
    };
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
