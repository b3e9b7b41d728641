package dev.unbuy.cancellations.rules;

import java.util.List;

/** Which remedies fit a reason, in the order of offering them. */
public final class RemediesForReason {

  private RemediesForReason() {}

  /** The kinds that fit; whether each is possible for an order is found by its facts. */
  public static List<RemedyKind> of(Reason reason) {
    return switch (reason) {
      case CHANGE_OF_MIND -> List.of(RemedyKind.SAVE_FOR_LATER);
      case WRONG_ITEM -> List.of(RemedyKind.SWAP_VARIANT);
      case DUPLICATE -> List.of(RemedyKind.CANCEL_TWIN);
      case SHIPPING_DELAY -> List.of(RemedyKind.NEW_DATE);
      case SHIPPING_ADDRESS -> List.of(RemedyKind.CHANGE_ADDRESS);
      case PRICE_DROP -> List.of(RemedyKind.REFUND_DIFFERENCE);
      case BETTER_PRICE_ELSEWHERE -> List.of(RemedyKind.PRICE_MATCH);
      case PAYMENT_PROBLEM -> List.of(RemedyKind.PAY_ANOTHER_WAY);
      case SELLER_CONCERN -> List.of(RemedyKind.BETTER_SELLER);
      case OUT_OF_STOCK_TOLD -> List.of(RemedyKind.SWAP_VARIANT, RemedyKind.NEW_DATE);
      case OTHER -> List.of();
      case OUT_OF_STOCK,
          PRICING_ERROR,
          CANNOT_SHIP_TO_ADDRESS,
          BUYER_ASKED,
          SUSPECTED_FRAUD,
          UNPAID,
          NOT_SHIPPED_IN_TIME,
          PAYMENT_DECLINED,
          FRAUD,
          RECALL ->
          List.of();
    };
  }
}
