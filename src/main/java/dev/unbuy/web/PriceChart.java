package dev.unbuy.web;

import dev.unbuy.catalog.Listings.PricePoint;
import dev.unbuy.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a variant cost when, as a chart of steps: a price holds until the next one. Drawn in a box
 * of 100 by 40, time from left to right.
 *
 * @param path of the line, for the {@code d} of an SVG path
 * @param lowLine where the lowest price of the last 30 days lies, from the top
 * @param lowest of all
 * @param highest of all
 * @param lowLately the lowest of the last 30 days, the present one among them; which sellers in the
 *     EU have to name beside a reduction (Directive 98/6, article 6a)
 * @param since when the first price was set
 * @param points oldest first
 */
public record PriceChart(
    String path,
    double lowLine,
    Money lowest,
    Money highest,
    Money lowLately,
    Instant since,
    List<PricePoint> points) {

  private static final double WIDTH = 100;
  private static final double HEIGHT = 40;
  private static final double MARGIN = 3;
  private static final Duration LATELY = Duration.ofDays(30);

  /** Copies the points. */
  public PriceChart {
    points = List.copyOf(points);
  }

  /** The chart of one variant's prices, oldest first; null where none is known. */
  static @Nullable PriceChart of(List<PricePoint> points, Instant now) {
    if (points.isEmpty()) {
      return null;
    }
    Money lowest = points.stream().map(PricePoint::price).min(Money::compareTo).orElseThrow();
    Money highest = points.stream().map(PricePoint::price).max(Money::compareTo).orElseThrow();
    Money lately = lowestSince(points, now.minus(LATELY));
    Scale scale = new Scale(points.getFirst().at(), now, lowest.minor(), highest.minor());
    StringBuilder path = new StringBuilder("M0 ");
    path.append(number(scale.y(points.getFirst().price().minor())));
    for (PricePoint point : points.subList(1, points.size())) {
      path.append("H").append(number(scale.x(point.at())));
      path.append("V").append(number(scale.y(point.price().minor())));
    }
    path.append("H").append(number(WIDTH));
    return new PriceChart(
        path.toString(),
        scale.y(lately.minor()),
        lowest,
        highest,
        lately,
        points.getFirst().at(),
        points);
  }

  /** The price that held at that instant counts as well. */
  private static Money lowestSince(List<PricePoint> points, Instant since) {
    Money lowest = points.getLast().price();
    for (int i = points.size() - 1; i >= 0; i--) {
      Money price = points.get(i).price();
      lowest = price.compareTo(lowest) < 0 ? price : lowest;
      if (!points.get(i).at().isAfter(since)) {
        break;
      }
    }
    return lowest;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private record Scale(Instant from, Instant to, long low, long high) {
    double x(Instant at) {
      double whole = Math.max(1, Duration.between(from, to).toMillis());
      return WIDTH * Math.clamp(Duration.between(from, at).toMillis() / whole, 0, 1);
    }

    double y(long price) {
      if (high == low) {
        return HEIGHT / 2;
      }
      return MARGIN + (HEIGHT - 2 * MARGIN) * (high - price) / (high - low);
    }
  }
}
