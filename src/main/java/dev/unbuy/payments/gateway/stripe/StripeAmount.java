package dev.unbuy.payments.gateway.stripe;

import dev.unbuy.kernel.Money;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Amounts as Stripe counts them: in units that are those of ISO 4217 for most currencies, and not
 * for all. The lists are those of Stripe's page on currencies.
 */
final class StripeAmount {

  private static final Set<String> WITHOUT_DECIMALS =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");
  private static final Set<String> WITH_THREE = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  private StripeAmount() {}

  /** The amount in Stripe's units, or nothing where it cannot be paid with them. */
  static OptionalLong of(Money money) {
    try {
      long units = money.toDecimal().movePointRight(digits(money.currency())).longValueExact();
      boolean whole = !WITH_THREE.contains(money.currency()) || units % 10 == 0;
      return whole ? OptionalLong.of(units) : OptionalLong.empty();
    } catch (ArithmeticException tooFine) {
      return OptionalLong.empty();
    }
  }

  /** What Stripe calls so many units of a currency. */
  static Money money(long units, String stripeCurrency) {
    String currency = stripeCurrency.toUpperCase(Locale.ROOT);
    return Money.of(BigDecimal.valueOf(units, digits(currency)), currency);
  }

  private static int digits(String currency) {
    if (WITHOUT_DECIMALS.contains(currency)) {
      return 0;
    }
    return WITH_THREE.contains(currency) ? 3 : 2;
  }
}
