package dev.unbuy.cancellations.rules;

import java.util.List;

/**
 * The reasons that every marketplace begins with, in the order of the list. An operator may change
 * what they mean, retire them, and add others.
 */
public final class BuiltInReasons {

  /** The groups of the list, in its order. */
  public static final List<String> GROUPS = List.of("ME", "DELIVERY", "PRICE", "SELLER", "OTHER");

  /** All of them. */
  public static final List<ReasonRule> ALL =
      List.of(
          buyers(Reason.CHANGE_OF_MIND, "ME", RemedyKind.SAVE_FOR_LATER),
          buyers(Reason.WRONG_ITEM, "ME", RemedyKind.SWAP_VARIANT)
              .lookingUp(EvidenceKind.LISTING_CHANGED, Fault.SELLER, Fault.BUYER, "buyers-choice"),
          buyers(Reason.DUPLICATE, "ME", RemedyKind.CANCEL_TWIN),
          buyers(Reason.SHIPPING_DELAY, "DELIVERY", RemedyKind.NEW_DATE, RemedyKind.FASTER_SHIPPING)
              .lookingUp(EvidenceKind.PROMISED_DATE, Fault.SELLER, Fault.BUYER, "still-in-time"),
          buyers(Reason.SHIPPING_ADDRESS, "DELIVERY", RemedyKind.CHANGE_ADDRESS),
          buyers(Reason.PRICE_DROP, "PRICE", RemedyKind.REFUND_DIFFERENCE)
              .lookingUp(EvidenceKind.PRICE_FELL, Fault.SELLER, Fault.BUYER, "price-did-not-drop"),
          buyers(Reason.BETTER_PRICE_ELSEWHERE, "PRICE", RemedyKind.PRICE_MATCH),
          buyers(Reason.PAYMENT_PROBLEM, "PRICE", RemedyKind.PAY_ANOTHER_WAY)
              .lookingUp(
                  EvidenceKind.PAYMENT_ATTEMPTS,
                  Fault.PLATFORM,
                  Fault.BUYER,
                  "payment-worked-here"),
          buyers(Reason.SELLER_CONCERN, "SELLER", RemedyKind.BETTER_SELLER)
              .lookingUp(
                  EvidenceKind.SELLERS_RECORD,
                  Fault.SELLER,
                  Fault.NOBODY,
                  "seller-within-standard"),
          buyers(Reason.OUT_OF_STOCK_TOLD, "SELLER", RemedyKind.SWAP_VARIANT, RemedyKind.NEW_DATE)
              .lookingUp(EvidenceKind.STOCK, Fault.SELLER, Fault.SELLER, "out-of-stock-told"),
          toldInWords(buyers(Reason.OTHER, "OTHER")),
          sellers(Reason.OUT_OF_STOCK, "SELLER"),
          sellers(Reason.PRICING_ERROR, "SELLER"),
          sellers(Reason.CANNOT_SHIP_TO_ADDRESS, "DELIVERY")
              .lookingUp(
                  EvidenceKind.CARRIERS_NOTICE, Fault.NOBODY, Fault.SELLER, "seller-canceled"),
          sellers(Reason.BUYER_ASKED, "OTHER")
              .lookingUp(EvidenceKind.BUYERS_WORD, Fault.BUYER, Fault.SELLER, "seller-canceled"),
          sellers(Reason.SUSPECTED_FRAUD, "OTHER")
              .lookingUp(EvidenceKind.NOTHING, Fault.SELLER, Fault.SELLER, "fraud-suspected"),
          platforms(Reason.UNPAID, "PRICE", Fault.BUYER, "unpaid"),
          platforms(Reason.NOT_SHIPPED_IN_TIME, "DELIVERY", Fault.SELLER, "ship-by-passed")
              .lookingUp(EvidenceKind.PROMISED_DATE, Fault.SELLER, Fault.SELLER, "ship-by-passed"),
          platforms(Reason.PAYMENT_DECLINED, "PRICE", Fault.BUYER, "payment-declined"),
          platforms(Reason.FRAUD, "OTHER", Fault.NOBODY, "platform-decided"),
          platforms(Reason.RECALL, "OTHER", Fault.NOBODY, "platform-decided"),
          platforms(Reason.SWAP_NOT_POSSIBLE, "SELLER", Fault.NOBODY, "platform-decided"));

  private BuiltInReasons() {}

  /** Whether a reason comes with the code. */
  public static boolean has(Reason reason) {
    return ALL.stream().anyMatch(rule -> rule.reason().equals(reason));
  }

  /**
   * The message that explains a fault where no evidence is found: the built-in reason's own while
   * it means what it meant, else one that says no more than the fault itself.
   */
  public static String because(Reason reason, Asker giver, EvidenceKind evidence, Fault otherwise) {
    return ALL.stream()
        .filter(rule -> rule.reason().equals(reason))
        .filter(rule -> rule.evidence() == evidence && rule.otherwise() == otherwise)
        .findFirst()
        .map(ReasonRule::because)
        .orElseGet(() -> because(giver, otherwise));
  }

  private static String because(Asker giver, Fault otherwise) {
    return switch (otherwise) {
      case BUYER -> giver == Asker.PLATFORM ? "buyers-doing" : "buyers-choice";
      case SELLER -> giver == Asker.SELLER ? "seller-canceled" : "sellers-doing";
      case CARRIER -> "carriers-doing";
      case PLATFORM -> "platforms-doing";
      case NOBODY -> giver == Asker.PLATFORM ? "platform-decided" : "other";
    };
  }

  private static ReasonRule buyers(Reason reason, String group, RemedyKind... remedies) {
    return of(reason, Asker.BUYER, group, Fault.BUYER, "buyers-choice", List.of(remedies));
  }

  private static ReasonRule sellers(Reason reason, String group) {
    return of(reason, Asker.SELLER, group, Fault.SELLER, "seller-canceled", List.of());
  }

  private static ReasonRule platforms(Reason reason, String group, Fault fault, String because) {
    return of(reason, Asker.PLATFORM, group, fault, because, List.of());
  }

  private static ReasonRule toldInWords(ReasonRule rule) {
    return new ReasonRule(
        rule.reason(),
        rule.giver(),
        rule.group(),
        EvidenceKind.NOTHING,
        Fault.NOBODY,
        Fault.NOBODY,
        "other",
        rule.remedies(),
        true);
  }

  private static ReasonRule of(
      Reason reason,
      Asker giver,
      String group,
      Fault fault,
      String because,
      List<RemedyKind> remedies) {
    return new ReasonRule(
        reason, giver, group, EvidenceKind.NOTHING, fault, fault, because, remedies, false);
  }
}
