package dev.unbuy.checkout;

import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.PaymentMethod;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish to buy what is in the cart.
 *
 * @param buyerName as it stands in the seller's list
 * @param coupon a code, or null
 * @param total what the buyer saw that it comes to, minor units; null buys at whatever it is
 * @param currencies in which amounts were told, by field; empty where nobody told
 */
public record CheckoutCommand(
    UUID buyerId,
    String buyerName,
    Address shipTo,
    List<Payment> payments,
    @Nullable String coupon,
    @Nullable Long total,
    Map<String, String> currencies) {

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
    this(buyerId, buyerName, shipTo, payments, coupon, null, Map.of());
  }

  /**
   * Buys at what the buyer saw, in the currency in which it is sold.
   *
   * @throws InvalidInput when the payments cannot be right, whatever is in the cart
   */
  public CheckoutCommand(
      UUID buyerId,
      String buyerName,
      Address shipTo,
      List<Payment> payments,
      @Nullable String coupon,
      @Nullable Long total) {
    this(buyerId, buyerName, shipTo, payments, coupon, total, Map.of());
  }

  /**
   * @throws InvalidInput when the payments cannot be right, whatever is in the cart
   */
  public CheckoutCommand {
    payments = List.copyOf(payments);
    currencies = Map.copyOf(currencies);
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

  /**
   * @throws InvalidInput when an amount was told in another currency than this
   */
  void requireCurrency(String sold) {
    currencies.forEach(
        (field, told) -> {
          if (!told.equals(sold)) {
            throw new InvalidInput(field, "must be " + sold + ", in which it is sold");
          }
        });
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
