package dev.unbuy.standing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every record, however it came about. */
class JudgingPropertyTest {

  private static final Standards STANDARDS = new Standards(20, 10, 0.025, 0.04, 0.01);
  private static final double ROUNDING = 1e-12;

  @Test
  void qualityIsAboveZeroAndAtMostOne() {
    records().forEach(record -> assertThat(record.quality()).as(record.told()).isBetween(1e-6, 1d));
  }

  @Test
  void oneMoreOrderCanceledForTheSellersFaultNeverHelps() {
    records()
        .filter(record -> record.all.defects() < record.all.orders())
        .forEach(
            record -> {
              Counts one = record.all;
              Counts canceled =
                  new Counts(
                      one.orders(),
                      one.sellerFault() + 1,
                      one.shipped(),
                      one.late(),
                      one.defects() + 1,
                      one.ratings(),
                      one.stars());
              Verdict after = Verdict.of(canceled, canceled, record.means, STANDARDS);
              assertThat(after.quality()).as(record.told()).isLessThan(record.quality());
              assertThat(after.standing()).isGreaterThanOrEqualTo(record.verdict().standing());
            });
  }

  @Test
  void oneMoreLateShipmentNeverHelps() {
    records()
        .filter(record -> record.all.late() < record.all.shipped())
        .forEach(
            record -> {
              Counts one = record.all;
              Counts late =
                  new Counts(
                      one.orders(),
                      one.sellerFault(),
                      one.shipped(),
                      one.late() + 1,
                      one.defects(),
                      one.ratings(),
                      one.stars());
              assertThat(Verdict.of(late, late, record.means, STANDARDS).quality())
                  .as(record.told())
                  .isLessThan(record.quality());
            });
  }

  @Test
  void anOrderWithNothingToBlameNeverHarms() {
    Counts good = Counts.ofOrder(true, false, true, false, null);
    records()
        .filter(record -> record.all.orders() >= STANDARDS.priorOrders())
        .forEach(
            record -> {
              Counts more = record.all.plus(good);
              assertThat(Verdict.of(more, more, record.means, STANDARDS).quality())
                  .as(record.told())
                  .isGreaterThanOrEqualTo(record.quality() - ROUNDING);
            });
  }

  @Test
  void aBelievedRateLiesBetweenWhatWasCountedAndTheMean() {
    records()
        .flatMap(record -> record.verdict().rates().stream())
        .filter(rate -> rate.of() > 0)
        .forEach(
            rate ->
                assertThat(rate.shrunk())
                    .isBetween(
                        Math.min(rate.raw(), rate.mean()) - ROUNDING,
                        Math.max(rate.raw(), rate.mean()) + ROUNDING));
  }

  @Test
  void takingAnOrderAwayUndoesAddingIt() {
    records()
        .forEach(
            record -> {
              Counts order = Counts.ofOrder(true, record.random.nextBoolean(), false, false, 2);
              assertThat(record.all.plus(order).less(order)).isEqualTo(record.all);
              assertThat(Counts.NONE.less(record.all)).isEqualTo(Counts.NONE);
            });
  }

  @Test
  void manyOrdersSpeakForThemselves() {
    Counts many = new Counts(1_000_000, 13_000, 900_000, 9_000, 15_000, 0, 0);
    Means means = new Means(0.2, 0.2, 0.2, 3);

    for (Rate rate : Verdict.rates(many, means, STANDARDS)) {
      assertThat(rate.shrunk()).isCloseTo(rate.raw(), within(1e-4));
    }
  }

  private static Stream<SomeRecord> records() {
    return IntStream.range(0, 5_000).mapToObj(SomeRecord::of);
  }

  private record SomeRecord(int seed, Random random, Counts all, Means means) {

    static SomeRecord of(int seed) {
      Random random = new Random(seed);
      int orders = random.nextInt(1 << random.nextInt(14));
      int fault = part(random, orders);
      int shipped = orders - fault;
      int late = part(random, shipped);
      int defects = fault + part(random, shipped);
      int ratings = part(random, orders);
      long stars = ratings == 0 ? 0 : random.nextLong(ratings, 5L * ratings + 1);
      Means means =
          new Means(
              random.nextDouble() / 10,
              random.nextDouble() / 10,
              random.nextDouble() / 10,
              1 + 4 * random.nextDouble());
      return new SomeRecord(
          seed, random, new Counts(orders, fault, shipped, late, defects, ratings, stars), means);
    }

    Verdict verdict() {
      return Verdict.of(all, all, means, STANDARDS);
    }

    double quality() {
      return verdict().quality();
    }

    String told() {
      return "seed %d: %s, %s".formatted(seed, all, means);
    }

    private static int part(Random random, int whole) {
      return whole == 0 ? 0 : random.nextInt(1 + (random.nextBoolean() ? whole : whole / 20));
    }
  }
}
