package dev.unbuy.web;

import java.util.List;

/**
 * Pairs of bars, laid out on the server: what was, and what would be.
 *
 * @param rows from top to bottom
 */
public record ComparedBars(List<Row> rows) {

  /** The width of the longest bar. */
  public static final int WIDTH = 320;

  /** The height of a bar. */
  public static final int BAR = 12;

  /** Copies the rows. */
  public ComparedBars {
    rows = List.copyOf(rows);
  }

  static ComparedBars of(List<Value> values) {
    long highest =
        Math.max(
            1,
            values.stream().mapToLong(one -> Math.max(one.before(), one.after())).max().orElse(1));
    return new ComparedBars(
        values.stream()
            .map(
                one ->
                    new Row(
                        one.label(),
                        one.before(),
                        one.after(),
                        scaled(one.before(), highest),
                        scaled(one.after(), highest)))
            .toList());
  }

  private static int scaled(long value, long highest) {
    return Math.toIntExact(Math.round((double) value * WIDTH / highest));
  }

  /** What is compared. */
  record Value(String label, long before, long after) {}

  /** A pair of bars with their lengths. */
  public record Row(String label, long before, long after, int lengthBefore, int lengthAfter) {}
}
