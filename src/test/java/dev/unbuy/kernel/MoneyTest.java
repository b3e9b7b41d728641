package dev.unbuy.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void readsAndShowsDecimalsOfItsCurrency() {
    assertThat(Money.of(new BigDecimal("12.99"), "EUR")).isEqualTo(new Money(1299, "EUR"));
    assertThat(new Money(500, "JPY")).hasToString("500 JPY");
    assertThat(new Money(-5, "EUR")).hasToString("-0.05 EUR");
  }

  @Test
  void refusesToRoundToMixAndToOverflow() {
    assertThatThrownBy(() -> Money.of(new BigDecimal("0.001"), "EUR"))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(1, "EUR").plus(new Money(1, "USD")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE, "EUR").times(2))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(1, "XXZ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1, "XXX")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1, "XAU")).isInstanceOf(IllegalArgumentException.class);
  }
}
