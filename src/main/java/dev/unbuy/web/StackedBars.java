package dev.unbuy.web;

import dev.unbuy.standing.CancellationInsights.WeekOfReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Units by week and reason as bars, laid out on the server: one column for each week from the first
 * to the last, reasons stacked in one order, the most frequent at the bottom.
 *
 * @param reasons in the order of stacking; a bar's tone is its place in this list
 * @param highest the units of the highest column, at least 1
 */
public record StackedBars(List<String> reasons, List<Column> columns, int highest) {

  /** The height of the drawing. */
  public static final int HEIGHT = 180;

  /** The width of a column with its gap. */
  public static final int STEP = 40;

  private static final int GAP = 8;

  static StackedBars of(List<WeekOfReason> rows) {
    Map<String, Integer> totals =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    WeekOfReason::reason, Collectors.summingInt(WeekOfReason::units)));
    List<String> reasons =
        totals.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    TreeMap<LocalDate, Map<String, Integer>> weeks = new TreeMap<>();
    for (WeekOfReason row : rows) {
      weeks
          .computeIfAbsent(row.monday(), monday -> new TreeMap<>())
          .merge(row.reason(), row.units(), Integer::sum);
    }
    int highest =
        weeks.values().stream()
            .mapToInt(week -> week.values().stream().mapToInt(Integer::intValue).sum())
            .max()
            .orElse(1);
    List<Column> columns = new ArrayList<>();
    if (!weeks.isEmpty()) {
      LocalDate last = weeks.lastKey();
      for (LocalDate monday = weeks.firstKey();
          !monday.isAfter(last);
          monday = monday.plusWeeks(1)) {
        columns.add(
            column(columns.size(), monday, weeks.getOrDefault(monday, Map.of()), reasons, highest));
      }
    }
    return new StackedBars(reasons, columns, highest);
  }

  /** The width of the drawing. */
  public int width() {
    return Math.max(1, columns.size()) * STEP;
  }

  private static Column column(
      int place, LocalDate monday, Map<String, Integer> units, List<String> reasons, int highest) {
    List<Bar> bars = new ArrayList<>();
    int below = 0;
    for (String reason : reasons) {
      int count = units.getOrDefault(reason, 0);
      if (count > 0) {
        int bottom = HEIGHT - below * HEIGHT / highest;
        below += count;
        int top = HEIGHT - below * HEIGHT / highest;
        bars.add(new Bar(reasons.indexOf(reason), reason, count, top, bottom - top));
      }
    }
    return new Column(monday, place * STEP + GAP / 2, STEP - GAP, below, bars);
  }

  /** A week, from its Monday. */
  public record Column(LocalDate monday, int x, int width, int units, List<Bar> bars) {}

  /** The units of one reason in a week. */
  public record Bar(int tone, String reason, int units, int y, int height) {}
}
