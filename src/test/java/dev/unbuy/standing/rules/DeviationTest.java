package dev.unbuy.standing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands out among its like, and what may be chance. */
class DeviationTest {

  @ParameterizedTest
  @CsvSource({
    "2, 2, 10, 1000, false", // two are chance, whatever the rate
    "3, 300, 10, 1000, false", // as often as its like
    "3, 30, 50, 1000, false", // twice as often, but of few
    "12, 30, 50, 1000, true",
    "60, 600, 50, 1000, true", // twice as often, of many
    "3, 3, 0, 0, false", // nothing to compare with
    "5, 5, 0, 1000, true"
  })
  void whatIsMoreThanChanceIsTold(
      int complaints, int sold, int othersComplaints, int othersSold, boolean telling) {
    assertThat(new Deviation(complaints, sold, othersComplaints, othersSold).isTelling())
        .isEqualTo(telling);
  }

  @Test
  void theLowerEndIsWilsons() {
    assertThat(new Deviation(10, 100, 0, 0).surely()).isCloseTo(0.0460, within(0.0005));
    assertThat(new Deviation(0, 0, 0, 0).surely()).isZero();
  }

  @Test
  void moreOfTheSameIsMoreSure() {
    double before = 0;
    for (int n = 1; n <= 50; n++) {
      double surely = new Deviation(n, 10 * n, 0, 0).surely();
      assertThat(surely).isGreaterThan(before).isLessThan(0.1);
      before = surely;
    }
  }
}
