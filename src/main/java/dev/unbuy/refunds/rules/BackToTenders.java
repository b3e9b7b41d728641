package dev.unbuy.refunds.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Splits a refund over the tenders that paid: store credit first, then the rest in reverse order of
 * capture, each up to what it paid.
 */
public final class BackToTenders {

  private static final Comparator<TenderBalance> STORE_CREDIT_THEN_LAST_CAPTURED =
      Comparator.comparing(TenderBalance::storeCredit)
          .thenComparingInt(TenderBalance::capturedAs)
          .reversed();

  private BackToTenders() {}

  /**
   * Splits this amount.
   *
   * @param amount minor units, zero or more
   * @return parts that add up to the amount, none of them zero
   * @throws IllegalArgumentException when the tenders did not pay so much
   */
  public static List<RefundPart> split(long amount, List<TenderBalance> tenders) {
    List<RefundPart> parts = new ArrayList<>();
    long left = amount;
    for (TenderBalance tender : tenders.stream().sorted(STORE_CREDIT_THEN_LAST_CAPTURED).toList()) {
      long part = Math.min(left, tender.refundable());
      if (part > 0) {
        parts.add(new RefundPart(tender.id(), part));
        left -= part;
      }
    }
    if (amount < 0 || left != 0) {
      throw new IllegalArgumentException("%d cannot go back: %d is left".formatted(amount, left));
    }
    return List.copyOf(parts);
  }
}
