package dev.unbuy.checkout;

import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
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
    payments = Payments.checked(payments);
    currencies = Map.copyOf(currencies);
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
}
