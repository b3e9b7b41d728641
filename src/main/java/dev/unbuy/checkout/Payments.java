package dev.unbuy.checkout;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderStatus;
import java.util.List;
import java.util.UUID;

/** How a buyer means to pay: checked by itself, and made into tenders of an amount. */
public final class Payments {

  private static final int MOST = 5;

  private Payments() {}

  /**
   * Checks what can be checked whatever it comes to.
   *
   * @throws InvalidInput when there are none or more than {@value #MOST}, more than one leaves its
   *     amount open, or one of them cannot be used
   */
  public static List<Payment> checked(List<Payment> payments) {
    if (payments.isEmpty() || payments.size() > MOST) {
      throw new InvalidInput("payments", "must be 1 to " + MOST);
    }
    for (int i = 0; i < payments.size(); i++) {
      requireUsable(payments.get(i), "payments[%d]".formatted(i));
    }
    if (payments.stream().filter(payment -> payment.amount() == null).count() > 1) {
      throw new InvalidInput("payments", "only one of them may leave its amount out");
    }
    return List.copyOf(payments);
  }

  /**
   * The tenders that pay an amount; the one that leaves its own open takes what the others leave.
   *
   * @param total minor units
   * @throws InvalidInput when they do not come to it
   */
  public static List<Tender> tenders(
      List<Payment> payments, UUID purchaseId, UUID buyerId, long total, String currency) {
    long fixed =
        payments.stream()
            .mapToLong(payment -> payment.amount() == null ? 0 : payment.amount())
            .sum();
    long open = total - fixed;
    boolean hasOpen = payments.stream().anyMatch(payment -> payment.amount() == null);
    if (open < 0 || (hasOpen ? open == 0 : open > 0)) {
      throw new InvalidInput("payments", "come to %d of %d %s".formatted(fixed, total, currency));
    }
    return payments.stream()
        .map(
            payment ->
                new Tender(
                    Ids.next(),
                    purchaseId,
                    buyerId,
                    payment.method(),
                    payment.token(),
                    currency,
                    payment.amount() == null ? open : payment.amount(),
                    payment.method().isBalance() ? TenderStatus.PAID : TenderStatus.REQUESTED,
                    null))
        .toList();
  }

  private static void requireUsable(Payment payment, String field) {
    if (payment.method() == PaymentMethod.CASH_ON_DELIVERY) {
      throw new InvalidInput(field + ".method", "is not offered");
    }
    Long amount = payment.amount();
    if (amount != null && amount < 1) {
      throw new InvalidInput(field + ".amount", "must be more than zero");
    }
    if (!payment.method().isBalance()
        && (payment.token().isBlank() || payment.token().length() > 200)) {
      throw new InvalidInput(field + ".token", "must have 1 to 200 characters");
    }
  }
}
