package dev.unbuy.web;

import dev.unbuy.simulation.SimulationResult.RefundDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What went back by day as two lines, laid out on the server: what was, and what would be. Days on
 * which nothing went back stand at the bottom.
 *
 * @param currency of the amounts
 * @param days those with something to show
 * @param before the points of the first line, as SVG has them
 * @param after the points of the second line
 * @param highest the highest amount of a day, minor units
 */
public record RefundDays(
    String currency, List<RefundDay> days, String before, String after, long highest) {

  /** The width of the drawing. */
  public static final int WIDTH = 640;

  /** Its height. */
  public static final int HEIGHT = 180;

  /** Copies the days. */
  public RefundDays {
    days = List.copyOf(days);
  }

  /** One drawing for each currency. */
  static List<RefundDays> of(List<RefundDay> days) {
    return days.stream()
        .map(RefundDay::currency)
        .distinct()
        .map(
            currency ->
                drawn(
                    currency,
                    days.stream().filter(one -> one.currency().equals(currency)).toList()))
        .toList();
  }

  /** The first day. */
  public LocalDate first() {
    return days.getFirst().day();
  }

  /** The last day. */
  public LocalDate last() {
    return days.getLast().day();
  }

  private static RefundDays drawn(String currency, List<RefundDay> days) {
    long highest =
        Math.max(
            1, days.stream().mapToLong(one -> Math.max(one.before(), one.after())).max().orElse(1));
    LocalDate first = days.getFirst().day();
    long span = Math.max(1, ChronoUnit.DAYS.between(first, days.getLast().day()));
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    LocalDate last = first.minusDays(1);
    for (RefundDay day : days) {
      if (day.day().isAfter(last.plusDays(1))) {
        for (LocalDate empty : List.of(last.plusDays(1), day.day().minusDays(1))) {
          before.add(point(first, empty, span, 0, highest));
          after.add(point(first, empty, span, 0, highest));
        }
      }
      before.add(point(first, day.day(), span, day.before(), highest));
      after.add(point(first, day.day(), span, day.after(), highest));
      last = day.day();
    }
    if (first.equals(last)) {
      before.add(point(first, first.plusDays(1), 1, days.getFirst().before(), highest));
      after.add(point(first, first.plusDays(1), 1, days.getFirst().after(), highest));
    }
    return new RefundDays(
        currency, days, String.join(" ", before), String.join(" ", after), highest);
  }

  private static String point(
      LocalDate first, LocalDate day, long span, long amount, long highest) {
    double x = (double) ChronoUnit.DAYS.between(first, day) * WIDTH / span;
    double y = HEIGHT - (double) amount * HEIGHT / highest;
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }
}
