package dev.unbuy.returns.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What another variant takes with it of what was paid for the first. */
class ExchangeWorthTest {

  @Test
  void oneThatCostsAsMuchTakesAllEvenWhereLessWasPaid() {
    assertThat(ExchangeWorth.of(900, 1_000, 1_000, 1_000)).isEqualTo(900);
    assertThat(ExchangeWorth.of(1_000, 1_000, 1_200, 1_200)).isEqualTo(1_000);
    assertThat(ExchangeWorth.of(1_000, 1_000, 800, 1_000)).isEqualTo(1_000);
  }

  @Test
  void oneThatCostsLessTakesTheSameShare() {
    assertThat(ExchangeWorth.of(900, 1_000, 1_000, 500)).isEqualTo(450);
    assertThat(ExchangeWorth.of(1_000, 300, 300, 100)).isEqualTo(334);
    assertThat(ExchangeWorth.of(0, 0, 0, 0)).isZero();
  }

  @Test
  void neitherWhatWasAskedThenNorWhatItCostsNowIsExceeded() {
    assertThat(ExchangeWorth.isCovered(1_000, 800, 1_000)).isTrue();
    assertThat(ExchangeWorth.isCovered(1_000, 1_200, 1_200)).isTrue();
    assertThat(ExchangeWorth.isCovered(1_000, 1_200, 1_201)).isFalse();
  }
}
