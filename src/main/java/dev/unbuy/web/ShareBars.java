package dev.unbuy.web;

import dev.unbuy.promises.Promises.Week;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Kept shares by week as bars, laid out on the server: one column for each week from the first to
 * the last, as high as the share that was kept.
 */
public record ShareBars(List<Column> columns) {

  /** The height of the drawing. */
  public static final int HEIGHT = 120;

  private static final int STEP = 40;
  private static final int GAP = 8;

  static ShareBars of(List<Week> weeks) {
    Map<LocalDate, Week> byMonday = new HashMap<>();
    weeks.forEach(week -> byMonday.put(week.monday(), week));
    List<Column> columns = new ArrayList<>();
    if (!weeks.isEmpty()) {
      LocalDate last = weeks.getLast().monday();
      for (LocalDate monday = weeks.getFirst().monday();
          !monday.isAfter(last);
          monday = monday.plusWeeks(1)) {
        Week week = byMonday.getOrDefault(monday, new Week(monday, 0, 0));
        columns.add(column(columns.size(), week));
      }
    }
    return new ShareBars(columns);
  }

  /** The width of the drawing. */
  public int width() {
    return Math.max(1, columns.size()) * STEP;
  }

  private static Column column(int place, Week week) {
    int kept = week.arrived() == 0 ? 0 : HEIGHT * week.onTime() / week.arrived();
    int all = week.arrived() == 0 ? 0 : HEIGHT;
    return new Column(week, place * STEP + GAP / 2, STEP - GAP, all, kept);
  }

  /**
   * A week.
   *
   * @param all how high all parcels reach, zero where there were none
   * @param kept how high those that were on time reach
   */
  public record Column(Week week, int x, int width, int all, int kept) {}
}
