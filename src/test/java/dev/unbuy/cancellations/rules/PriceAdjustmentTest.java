package dev.unbuy.cancellations.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.rules.PriceAdjustment.Sold;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes up for a price that fell after the payment. */
class PriceAdjustmentTest {

  @ParameterizedTest(name = "{0}: {8}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one unit, no tax          | 1 | 1 | 1000 |   0 |   0 |   0 |  800 |  200
          two units                 | 2 | 2 | 1000 |   0 |   0 |   0 |  800 |  400
          only the kept unit counts | 2 | 1 | 1000 |   0 |   0 |   0 |  800 |  200
          the tax on it too         | 1 | 1 | 1000 |   0 | 100 |   0 |  800 |  220
          the coupon counts         | 1 | 1 | 1000 | 150 |   0 |   0 |  800 |   50
          the coupon was more       | 1 | 1 | 1000 | 300 |   0 |   0 |  800 |    0
          made up for before        | 1 | 1 | 1000 |   0 |   0 | 120 |  800 |   80
          never twice               | 1 | 1 | 1000 |   0 |   0 | 200 |  800 |    0
          not above half            | 1 | 1 | 1000 |   0 |   0 |   0 |  100 |  500
          it did not fall           | 1 | 1 | 1000 |   0 |   0 |   0 | 1000 |    0
          it rose                   | 1 | 1 | 1000 |   0 |   0 |   0 | 1200 |    0
          nothing is kept           | 2 | 0 | 1000 |   0 |   0 |   0 |  800 |    0
          """)
  void theTable(
      String name,
      int ordered,
      int kept,
      long price,
      long discount,
      long tax,
      long adjusted,
      long now,
      long due) {
    assertThat(
            PriceAdjustment.due(
                new Sold(ordered, kept, price, discount, tax, adjusted), now, 5_000))
        .as(name)
        .isEqualTo(due);
  }

  @Test
  void neverMoreThanWasPaidAndNothingAfterItWasMadeUpFor() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      int ordered = 1 + random.nextInt(9);
      int kept = random.nextInt(ordered + 1);
      long price = random.nextInt(10_000);
      long discount = random.nextLong(price * ordered + 1);
      long tax = random.nextLong(price + 1);
      long now = random.nextLong(price + 100);

      long due = PriceAdjustment.due(new Sold(ordered, kept, price, discount, tax, 0), now, 10_000);
      long again =
          PriceAdjustment.due(new Sold(ordered, kept, price, discount, tax, due), now, 10_000);

      assertThat(due).isBetween(0L, price * ordered - discount + tax);
      assertThat(again).isZero();
    }
  }
}
