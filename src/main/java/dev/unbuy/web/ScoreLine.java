package dev.unbuy.web;

import dev.unbuy.standing.ScoreHistory.Week;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A score week by week as a line, in a box of 100 by 40: time from left to right, 0 to 100 points
 * from the bottom up.
 *
 * @param path of the line, for the {@code d} of an SVG path; empty with fewer than two weeks
 * @param points oldest first
 */
public record ScoreLine(String path, List<Point> points) {

  private static final double WIDTH = 100;
  private static final double HEIGHT = 40;
  private static final double WHOLE = 100;

  /** Copies the points. */
  public ScoreLine {
    points = List.copyOf(points);
  }

  static ScoreLine of(List<Week> weeks) {
    List<Point> points = new ArrayList<>();
    StringBuilder path = new StringBuilder();
    for (Week week : weeks) {
      double score = WHOLE * week.verdict().quality();
      double x = weeks.size() < 2 ? 0 : WIDTH * points.size() / (weeks.size() - 1);
      path.append(points.isEmpty() ? "M" : "L")
          .append(String.format(Locale.ROOT, "%.2f %.2f", x, HEIGHT * (1 - score / WHOLE)));
      points.add(new Point(week.day(), Math.round(score), week.verdict().standing().name()));
    }
    return new ScoreLine(points.size() < 2 ? "" : path.toString(), points);
  }

  /** The score on a day, of 100, and the standing. */
  public record Point(LocalDate day, long score, String standing) {}
}
