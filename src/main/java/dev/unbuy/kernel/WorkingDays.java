package dev.unbuy.kernel;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts in working days: Saturday and Sunday are none. */
public final class WorkingDays {

  private WorkingDays() {}

  /**
   * The day that is so many working days later; with zero, the same day or the next working day.
   *
   * @param days zero or more
   */
  public static LocalDate plus(LocalDate from, int days) {
    LocalDate day = from;
    while (isWeekend(day)) {
      day = day.plusDays(1);
    }
    for (int i = 0; i < days; i++) {
      do {
        day = day.plusDays(1);
      } while (isWeekend(day));
    }
    return day;
  }

  /**
   * How many working days after a day another one is: the smallest number that {@link #plus} must
   * be given to reach it, so that a Saturday counts as the Monday after it.
   *
   * @return zero or more; zero where it is no later
   */
  public static int between(LocalDate from, LocalDate to) {
    int days = 0;
    for (LocalDate day = plus(from, 0); day.isBefore(to); day = plus(day, 1)) {
      days++;
    }
    return days;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
