package dev.unbuy.kernel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * Counts in working days: Saturday and Sunday are none, nor is a public holiday where it is asked
 * for a place.
 */
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
   * The same where some other days are days of rest, too.
   *
   * @param days zero or more
   * @param rests whether a day from Monday to Friday is none to work on
   */
  public static LocalDate plus(LocalDate from, int days, Predicate<LocalDate> rests) {
    LocalDate day = plus(from, 0);
    for (int left = days; left > 0 || rests.test(day); ) {
      left -= rests.test(day) ? 0 : 1;
      day = plus(day, 1);
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
