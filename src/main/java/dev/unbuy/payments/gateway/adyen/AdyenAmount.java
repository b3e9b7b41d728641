package dev.unbuy.payments.gateway.adyen;

import com.adyen.model.checkout.Amount;
import dev.unbuy.kernel.Money;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * Amounts as Adyen counts them: in minor units, of which a few currencies have others than ISO 4217
 * says.
 *
 * @see <a href="https://docs.adyen.com/development-resources/currency-codes">Currency codes</a>
 */
final class AdyenAmount {

  private static final Map<String, Integer> OTHER_DIGITS =
      Map.of("CLP", 2, "CVE", 0, "IDR", 0, "ISK", 2);

  private AdyenAmount() {}

  /** It as Adyen's; empty when Adyen has no such amount, being too fine. */
  static Optional<Amount> of(Money money) {
    try {
      long value = money.toDecimal().movePointRight(digits(money.currency())).longValueExact();
      return Optional.of(new Amount().currency(money.currency()).value(value));
    } catch (ArithmeticException tooFine) {
      return Optional.empty();
    }
  }

  /** Adyen's as ours. */
  static Money money(long value, String currency) {
    return Money.of(java.math.BigDecimal.valueOf(value, digits(currency)), currency);
  }

  private static int digits(String currency) {
    return OTHER_DIGITS.getOrDefault(
        currency, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
