package dev.unbuy.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.policies.PromiseNumbers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is promised of terms and of what happened. */
class PromisingTest {

  private static final PromiseNumbers NUMBERS = PromiseNumbers.DEFAULT;

  @ParameterizedTest
  @CsvSource({"0,0,0", "0,1,1", "2,1,3", "5,10,20", "60,3,90"})
  void withoutARecordTheTermsArePromised(int handling, int least, int most) {
    assertThat(Promising.days(handling, least, most, PromiseRecord.NONE, NUMBERS))
        .isEqualTo(new ExpectedDays(handling + least, handling + most));
  }

  @Test
  void aFewParcelsMoveThePromiseLittleAndManyMakeIt() {
    assertThat(promised(2, new DayCounts(List.of(8), List.of(2))).to()).isEqualTo(5);
    assertThat(promised(2, new DayCounts(List.of(8), List.of(10))).to()).isEqualTo(10);
    assertThat(promised(2, new DayCounts(List.of(2), List.of(1_000))))
        .isEqualTo(new ExpectedDays(4, 4));
  }

  @Test
  void slowHandlingMovesArrivalsOfEveryRoute() {
    PromiseRecord slow =
        new PromiseRecord(new DayCounts(List.of(6), List.of(500)), DayCounts.NONE, 500, 500);

    assertThat(Promising.days(2, 1, 3, slow, NUMBERS)).isEqualTo(new ExpectedDays(7, 9));
  }

  @Test
  void noArrivalIsPromisedBeforeTheShopHasToShip() {
    PromiseRecord quick =
        new PromiseRecord(
            new DayCounts(List.of(0), List.of(5_000)),
            new DayCounts(List.of(1), List.of(5_000)),
            5_000,
            5_000);

    assertThat(Promising.days(4, 1, 3, quick, NUMBERS)).isEqualTo(new ExpectedDays(4, 4));
  }

  /** The promise is never empty, and what takes longer never makes it earlier. */
  @Test
  void longerWaysNeverMakeAPromiseEarlier() {
    List<ExpectedDays> promises =
        IntStream.rangeClosed(0, 60)
            .mapToObj(days -> promised(1, new DayCounts(List.of(days), List.of(40))))
            .toList();

    for (int i = 0; i < promises.size(); i++) {
      assertThat(promises.get(i).to()).isGreaterThanOrEqualTo(promises.get(i).from());
      assertThat(promises.get(i).to())
          .isGreaterThanOrEqualTo(promises.get(Math.max(0, i - 1)).to());
    }
  }

  @Test
  void theShareOfKeptPromisesIsToldOfEnoughParcelsOnly() {
    assertThat(new PromiseRecord(DayCounts.NONE, DayCounts.NONE, 9, 9).kept()).isEmpty();
    assertThat(new PromiseRecord(DayCounts.NONE, DayCounts.NONE, 50, 47).kept()).hasValue(0.94);
  }

  @Test
  void histogramsKnowWithinWhichDaysAShareWas() {
    DayCounts counts = new DayCounts(List.of(1, 3, 9), List.of(5, 4, 1));

    assertThat(counts.total()).isEqualTo(10);
    assertThat(counts.within(0.5)).isEqualTo(1);
    assertThat(counts.within(0.9)).isEqualTo(3);
    assertThat(counts.within(1)).isEqualTo(9);
    assertThat(DayCounts.NONE.within(0.5)).isZero();
  }

  private static ExpectedDays promised(int handling, DayCounts transit) {
    return Promising.days(
        handling, 1, 3, new PromiseRecord(DayCounts.NONE, transit, 0, 0), NUMBERS);
  }
}
