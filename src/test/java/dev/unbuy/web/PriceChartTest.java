package dev.unbuy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.catalog.Listings.PricePoint;
import dev.unbuy.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceChartTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void aPriceHoldsUntilTheNextOne() {
    PriceChart chart = chart(point(100, 2000), point(50, 1000), point(25, 1500));

    assertThat(chart.path()).isEqualTo("M0 3.00H50.00V37.00H75.00V20.00H100.00");
    assertThat(chart.lowest().minor()).isEqualTo(1000);
    assertThat(chart.highest().minor()).isEqualTo(2000);
  }

  @ParameterizedTest(name = "a price of {0} days ago, then {1} of 10 days ago: {2}")
  @CsvSource({"100,1500,1000", "100,800,800", "30,1500,1000", "29,1500,1000"})
  void theLowestOfThirtyDaysKnowsThePriceThatHeldWhenTheyBegan(
      int daysAgo, long later, long lowest) {
    PriceChart chart = chart(point(daysAgo, 1000), point(10, later));

    assertThat(chart.lowLately().minor()).isEqualTo(lowest);
  }

  @Test
  void whatWasCheaperBeforeDoesNotCount() {
    PriceChart chart = chart(point(100, 500), point(60, 1000), point(10, 1200));

    assertThat(chart.lowLately().minor()).isEqualTo(1000);
    assertThat(chart.lowest().minor()).isEqualTo(500);
  }

  @Test
  void onePriceIsALineInTheMiddle() {
    assertThat(chart(point(0, 1299)).path()).isEqualTo("M0 20.00H100.00");
  }

  @Test
  void withoutPricesThereIsNoChart() {
    assertThat(PriceChart.of(List.of(), NOW)).isNull();
  }

  private static PriceChart chart(PricePoint... points) {
    return Objects.requireNonNull(PriceChart.of(List.of(points), NOW));
  }

  private static PricePoint point(int daysAgo, long price) {
    return new PricePoint(
        NOW.minus(Duration.ofDays(daysAgo)), new Money(price, "EUR"), new UUID(0, 0));
  }
}
