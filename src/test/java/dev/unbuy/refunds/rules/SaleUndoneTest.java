package dev.unbuy.refunds.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SaleUndoneTest {

  @Test
  void anySequenceOfPartsAddsUpToTheSaleAndNobodyGivesMoreThanTheyHave() {
    Random random = new Random(20261124);
    for (int round = 0; round < 1_000; round++) {
      SaleUndone left =
          new SaleUndone(
              random.nextLong(10_000),
              random.nextLong(1_000),
              random.nextLong(1_000),
              random.nextLong(500));
      while (left.total() > 0) {
        long amount = 1 + random.nextLong(left.total());
        SaleUndone given = left.split(amount);
        assertThat(given.total()).isEqualTo(amount);
        left = left.less(given);
      }
    }
  }

  @Test
  void commissionGoesBackInProportionAndShippingLast() {
    SaleUndone sale = new SaleUndone(900, 100, 70, 499);

    assertThat(sale.split(535)).isEqualTo(new SaleUndone(450, 50, 35, 0));
    assertThat(sale.split(1_070 + 9)).isEqualTo(new SaleUndone(900, 100, 70, 9));
    assertThatThrownBy(() -> sale.split(2_000)).isInstanceOf(IllegalArgumentException.class);
  }
}
