package dev.unbuy.imports.generated;

import dev.unbuy.kernel.Allocation;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.LongStream;

/**
 * When orders are placed: more from month to month, more before the end of the year, more on
 * Sundays and Mondays than on Saturdays, most in the evening.
 */
final class Arrivals {

  private static final int[] HOURS = {
    14, 8, 5, 3, 3, 5, 12, 24, 34, 42, 48, 50, 52, 50, 48, 47, 48, 52, 58, 66, 74, 70, 50, 28
  };
  private static final double WHOLE = 1_000;

  private final LocalDate first;
  private final Instant now;
  private final long[] byDay;

  Arrivals(int orders, LocalDate first, Instant now) {
    this.first = first;
    this.now = now;
    long[] weights =
        LongStream.range(0, Blueprint.DAYS + 1)
            .map(day -> weight(first.plusDays(day), day))
            .toArray();
    this.byDay = Allocation.byLargestRemainder(orders, weights);
  }

  int days() {
    return byDay.length;
  }

  /** How many orders a day has. */
  int ordersOn(int day) {
    return Math.toIntExact(byDay[day]);
  }

  /** When an order of a day is placed; never later than now. */
  Instant at(int day, Dice dice) {
    long second = dice.weighted(HOURS) * 3_600L + dice.below(3_600);
    Instant at = first.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(second);
    return at.isAfter(now) ? now.minusSeconds(1 + dice.below(3_600)) : at;
  }

  private static long weight(LocalDate date, long day) {
    double weekday =
        switch (date.getDayOfWeek()) {
          case SUNDAY, MONDAY -> 1.15;
          case SATURDAY -> 0.8;
          default -> 1;
        };
    double season = date.getMonthValue() >= 11 ? 1.5 : date.getMonthValue() <= 2 ? 0.9 : 1;
    double growth = 1 + (double) day / Blueprint.DAYS;
    boolean sale =
        date.getMonthValue() == 11
            && date.getDayOfWeek() == DayOfWeek.FRIDAY
            && date.getDayOfMonth() > 22;
    return Math.round(WHOLE * weekday * season * growth * (sale ? 2.5 : 1));
  }
}
