package dev.unbuy.payments.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.kernel.Money;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe's units are not everywhere those of ISO 4217. */
class StripeAmountTest {

  @ParameterizedTest
  @CsvSource({
    "1299, EUR, 1299",
    "500, JPY, 500",
    "500, ISK, 50000",
    "500, UGX, 50000",
    "1230, KWD, 1230",
    "700, MGA, 7"
  })
  void countsAsStripeDoes(long minor, String currency, long units) {
    Money money = new Money(minor, currency);

    assertThat(StripeAmount.of(money)).hasValue(units);
    assertThat(StripeAmount.money(units, currency.toLowerCase(Locale.ROOT))).isEqualTo(money);
  }

  @Test
  void knowsWhatCannotBePaid() {
    assertThat(StripeAmount.of(new Money(1234, "KWD"))).isEmpty();
    assertThat(StripeAmount.of(new Money(701, "MGA"))).isEmpty();
  }
}
