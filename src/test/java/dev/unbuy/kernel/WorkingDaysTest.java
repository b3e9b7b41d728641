package dev.unbuy.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

  @Test
  void skipsTheWeekend() {
    assertThat(WorkingDays.plus(FRIDAY, 1)).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(WorkingDays.plus(FRIDAY, 6)).isEqualTo(LocalDate.of(2026, 12, 7));
    assertThat(WorkingDays.plus(FRIDAY, 0)).isEqualTo(FRIDAY);
  }

  @Test
  void startsWithTheNextWorkingDay() {
    LocalDate saturday = FRIDAY.plusDays(1);
    assertThat(WorkingDays.plus(saturday, 0)).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(WorkingDays.plus(saturday, 1)).isEqualTo(LocalDate.of(2026, 12, 1));
  }

  @Test
  void countsWhatPlusAdds() {
    for (int start = 0; start < 7; start++) {
      for (int days = 0; days < 30; days++) {
        LocalDate from = FRIDAY.plusDays(start);
        assertThat(WorkingDays.between(from, WorkingDays.plus(from, days))).isEqualTo(days);
      }
    }
    assertThat(WorkingDays.between(FRIDAY, FRIDAY.plusDays(1))).isEqualTo(1);
    assertThat(WorkingDays.between(FRIDAY, FRIDAY.minusDays(3))).isZero();
  }

  @Test
  void aDayOfRestIsNoneToWorkOn() {
    LocalDate christmas = LocalDate.of(2026, 12, 25); // a Friday
    Predicate<LocalDate> rests = christmas::equals;

    assertThat(WorkingDays.plus(christmas, 0, rests)).isEqualTo(LocalDate.of(2026, 12, 28));
    assertThat(WorkingDays.plus(LocalDate.of(2026, 12, 24), 1, rests))
        .isEqualTo(LocalDate.of(2026, 12, 28));
    assertThat(WorkingDays.plus(LocalDate.of(2026, 12, 21), 3, rests))
        .isEqualTo(LocalDate.of(2026, 12, 24));
  }
}
