package dev.unbuy.payments.gateway.adyen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdyenAmountTest {

  @ParameterizedTest
  @CsvSource({"1299,EUR,1299", "500,JPY,500", "500,CLP,50000", "500,ISK,50000", "50000,IDR,500"})
  void countsAsAdyenDoes(long minor, String currency, long value) {
    Money money = new Money(minor, currency);

    assertThat(AdyenAmount.of(money).orElseThrow().getValue()).isEqualTo(value);
    assertThat(AdyenAmount.money(value, currency)).isEqualTo(money);
  }

  @Test
  void whatIsTooFineIsNoAmount() {
    assertThat(AdyenAmount.of(new Money(50_050, "IDR"))).isEmpty();
  }
}
