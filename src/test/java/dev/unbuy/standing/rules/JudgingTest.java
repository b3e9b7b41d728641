package dev.unbuy.standing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records, and what they come to: cancellation < 2.5 %, late < 4 %, defects < 1 %. */
class JudgingTest {

  private static final Standards STANDARDS = new Standards(20, 10, 0.025, 0.04, 0.01);
  private static final Means MEANS = new Means(0.01, 0.02, 0.004, 4.2);

  @ParameterizedTest(name = "{0} orders, {1} canceled, {2} late, {3} badly rated, mean {4} → {5}")
  @CsvSource({
    "   0,  0,  0,  0, 4.2, STANDARD", // nothing is known
    "  19,  0,  0,  0, 5.0, STANDARD", // too few to be far within
    "   1,  1,  0,  0, 4.2, STANDARD", // one may be chance
    "   2,  2,  0,  0, 4.2, BELOW", //    two of two are not: believed 10 %
    " 100,  0,  0,  0, 4.9, TOP",
    " 100,  0,  0,  0, 4.4, STANDARD", // not rated highly enough
    "1000, 24,  0,  0, 4.2, BELOW", //    2.4 % canceled are 2.4 % defects: twice over 1 %
    "1000,  9,  0,  0, 4.2, STANDARD",
    "1000, 11,  0,  0, 4.2, AT_RISK", //  defects 1.1 %
    "1000,  0, 39,  0, 4.2, STANDARD",
    "1000,  0, 41,  0, 4.2, AT_RISK",
    "1000,  0, 82,  0, 4.2, BELOW",
    "1000,  0, 20,  0, 4.9, TOP", //      late 2 %: half the standard
    "1000,  0, 21,  0, 4.9, STANDARD",
    "1000,  0,  0,  9, 4.2, STANDARD",
    "1000,  0,  0, 11, 4.2, AT_RISK",
    "1000,  0,  0, 21, 4.2, BELOW",
  })
  void aRecordComesToAStanding(
      int orders, int canceled, int late, int badlyRated, double mean, Standing expected) {
    Counts counts =
        new Counts(
            orders,
            canceled,
            orders - canceled,
            late,
            canceled + badlyRated,
            orders,
            Math.round(orders * mean));

    assertThat(Verdict.of(counts, counts, MEANS, STANDARDS).standing()).isEqualTo(expected);
  }

  @Test
  void aFewOrdersStayNearTheMean() {
    Counts one = Counts.ofOrder(true, true, false, false, 1);
    Verdict verdict = Verdict.of(one, one, MEANS, STANDARDS);

    Rate canceled = verdict.rate(Measure.CANCELLATION);
    assertThat(canceled.raw()).isEqualTo(1);
    assertThat(canceled.shrunk()).isCloseTo((1 + 20 * 0.01) / 21, within(1e-12));
    assertThat(verdict.rating()).isCloseTo((1 + 10 * 4.2) / 11, within(1e-12));
  }

  @Test
  void theWholeRecordJudgesWhereTheLastDaysHoldTooFewOrders() {
    Counts old = new Counts(400, 40, 360, 0, 40, 0, 0);
    Counts few = new Counts(19, 0, 19, 0, 0, 0, 0);
    Counts enough = new Counts(20, 0, 20, 0, 0, 0, 0);

    Verdict byAll = Verdict.of(few, old.plus(few), MEANS, STANDARDS);
    Verdict byRecent = Verdict.of(enough, old.plus(enough), MEANS, STANDARDS);

    assertThat(byAll.judged()).isEqualTo(Window.ALL);
    assertThat(byAll.standing()).isEqualTo(Standing.BELOW);
    assertThat(byRecent.judged()).isEqualTo(Window.DAYS_90);
    assertThat(byRecent.standing()).isEqualTo(Standing.STANDARD);
  }

  @Test
  void meansAreThoseOfTheMarketplaceOnceItHasOrders() {
    Counts many = new Counts(100_000, 1_500, 90_000, 3_600, 2_000, 50_000, 215_000);

    Means first = Means.of(Counts.NONE, STANDARDS);
    Means later = Means.of(many, STANDARDS);

    assertThat(first).isEqualTo(new Means(0.0125, 0.02, 0.005, 4.0));
    assertThat(later.cancellation()).isCloseTo(0.015, within(1e-5));
    assertThat(later.lateShipment()).isCloseTo(0.04, within(1e-5));
    assertThat(later.orderDefect()).isCloseTo(0.02, within(1e-5));
    assertThat(later.rating()).isCloseTo(4.3, within(1e-4));
    assertThat(Means.of(new Counts(999, 999, 0, 0, 999, 0, 0), many, STANDARDS)).isEqualTo(later);
  }

  @Test
  void theWaterfallEndsAtTheQuality() {
    Verdict verdict =
        Verdict.of(
            new Counts(300, 9, 280, 20, 12, 100, 430),
            new Counts(300, 9, 280, 20, 12, 100, 430),
            MEANS,
            STANDARDS);

    assertThat(verdict.score().waterfall().getFirst().from()).isEqualTo(1);
    assertThat(verdict.score().waterfall().getLast().to())
        .isCloseTo(verdict.quality(), within(1e-12));
    assertThat(verdict.score().factors())
        .extracting(Score.Factor::part)
        .containsExactly(Score.Part.values());
  }
}
