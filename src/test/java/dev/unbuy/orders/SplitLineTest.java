package dev.unbuy.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.kernel.Ids;
import dev.unbuy.refunds.rules.SoldLine;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A line cut in two is still the line, whatever was undone and given back before. */
class SplitLineTest {

  private static final int ROUNDS = 20_000;

  @Test
  void bothPartsTogetherAreTheLine() {
    Random random = new Random(20261124);
    for (int i = 0; i < ROUNDS; i++) {
      OrderLine line = anyLine(random);
      int units = 1 + random.nextInt(Math.min(line.open(), line.ordered() - 1));

      SplitLine split = SplitLine.of(line, units, 7);

      assertThat(paid(split.stays()) + paid(split.goes())).as("%s", line).isEqualTo(paid(line));
      assertThat(split.stays().discount() + split.goes().discount()).isEqualTo(line.discount());
      assertThat(split.stays().tax() + split.goes().tax()).isEqualTo(line.tax());
      assertThat(split.stays().shipping() + split.goes().shipping()).isEqualTo(line.shipping());
      assertThat(split.stays().adjusted() + split.goes().adjusted()).isEqualTo(line.adjusted());
      assertThat(split.stays().ordered() + split.goes().ordered()).isEqualTo(line.ordered());
      assertThat(split.stays().open() + split.goes().open()).isEqualTo(line.open());
      assertThat(split.goes().position()).isEqualTo(7);
      valid(split.stays());
      valid(split.goes());
    }
  }

  @Test
  void atLeastOneUnitStaysAndOnlyOpenOnesGo() {
    OrderLine line = line(3, 1000, 0, 0, 0, 1, 0);

    assertThatThrownBy(() -> SplitLine.of(line, 3, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SplitLine.of(line, 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void valid(OrderLine line) {
    assertThat(line.discount()).isBetween(0L, line.unitPrice() * line.ordered());
    assertThat(line.tax()).isNotNegative();
    assertThat(line.adjusted()).isNotNegative();
    assertThat(line.owedBack() + line.adjusted())
        .as("%s", line)
        .isLessThanOrEqualTo(line.unitPrice() * line.ordered() - line.discount() + line.tax());
  }

  private static long paid(OrderLine line) {
    return line.unitPrice() * line.ordered() - line.discount() - line.adjusted() + line.tax();
  }

  /** As orders make them: shares by allocation, canceled units owed in steps, the rest open. */
  private static OrderLine anyLine(Random random) {
    int ordered = 2 + random.nextInt(8);
    long price = random.nextInt(5_000);
    long discount = random.nextLong(price * ordered / 2 + 1);
    long tax = random.nextLong(price * ordered / 4 + 1);
    long adjusted =
        random.nextBoolean() ? 0 : random.nextLong((price * ordered - discount) / 2 + 1);
    int canceled = random.nextInt(ordered);
    return line(ordered, price, discount, tax, adjusted, canceled, random.nextInt(1_000));
  }

  private static OrderLine line(
      int ordered,
      long price,
      long discount,
      long tax,
      long adjusted,
      int canceled,
      long shipping) {
    SoldLine sold = new SoldLine(ordered, price, discount + adjusted, tax);
    long owed = 0;
    for (int i = 0; i < canceled; i++) {
      owed += sold.refundable(i, owed, 1);
    }
    return new OrderLine(
        Ids.next(),
        0,
        Ids.next(),
        Ids.next(),
        "A mug",
        "blue",
        "",
        price,
        discount,
        shipping,
        tax,
        ordered,
        ordered - canceled,
        canceled,
        0,
        0,
        0,
        0,
        0,
        owed,
        adjusted,
        false);
  }
}
