package dev.unbuy.standing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.standing.rules.Lifting.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a record would come to without a trouble. */
class LiftingTest {

  private static final Standards STANDARDS = new Standards(20, 10, 0.025, 0.04, 0.01);
  private static final Counts BAD = new Counts(200, 12, 180, 18, 20, 60, 210);
  private static final Means MEANS = Means.of(Counts.NONE, STANDARDS);

  @Test
  void itIsWhatTheSameOrdersWouldHaveComeToIfTheyHadGoneWell() {
    Verdict without = without(Trouble.CANCELED, 12);

    assertThat(without).isEqualTo(Verdict.of(good(), good(), MEANS, STANDARDS));
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void noTroubleLessMakesItWorse(Trouble trouble) {
    double before = Verdict.of(BAD, BAD, MEANS, STANDARDS).quality();

    for (int orders = 0; orders <= 8; orders++) {
      double quality = without(trouble, orders).quality();
      assertThat(quality).isGreaterThanOrEqualTo(before);
      before = quality;
    }
  }

  private static Counts good() {
    return new Counts(200, 0, 180, 18, 8, 60, 210);
  }

  private static Verdict without(Trouble trouble, int orders) {
    return Lifting.without(trouble, BAD, BAD, orders, orders, orders, orders, MEANS, STANDARDS);
  }
}
