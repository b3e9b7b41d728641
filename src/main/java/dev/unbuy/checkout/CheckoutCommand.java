package dev.unbuy.checkout;

import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.PaymentMethod;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish to buy what is in the cart.
 *
 * @param buyerName as it stands in the seller's list
 * @param coupon a code, or null
 * @param total what the buyer saw that it comes to, minor units; null buys at whatever it is
 */
public record CheckoutCommand(
    UUID buyerId,
    String buyerName,
    Address shipTo,
    List<Payment> payments,
    @Nullable String coupon,
    @Nullable Long total) {

  private static final int MOST_PAYMENTS = 5;

  /**
   * Buys at whatever it comes to.
   *
   * @throws InvalidInput when the payments cannot be right, whatever is in the cart
   */
  public CheckoutCommand(
      UUID buyerId,
      String buyerName,
      Address shipTo,
      List<Payment> payments,
      @Nullable String coupon) {
    this(buyerId, buyerName, shipTo, payments, coupon, null);
  }

  /**
   * @throws InvalidInput when the payments cannot be right, whatever is in the cart
   */
  public CheckoutCommand {
    payments = List.copyOf(payments);
    if (payments.isEmpty() || payments.size() > MOST_PAYMENTS) {
      throw new InvalidInput("payments", "must be 1 to " + MOST_PAYMENTS);
    }
    for (int i = 0; i < payments.size(); i++) {
      requireUsable(payments.get(i), "payments[%d]".formatted(i));
    }
    if (payments.stream().filter(payment -> payment.amount() == null).count() > 1) {
      throw new InvalidInput("payments", "only one of them may leave its amount out");
    }
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
