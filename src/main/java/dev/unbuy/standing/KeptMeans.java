package dev.unbuy.standing;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import dev.unbuy.standing.rules.Means;
import java.time.Instant;
import java.time.LocalDate;

/** The marketplace's means as they were taken last: all scores of a day rest on the same ones. */
final class KeptMeans {

  private KeptMeans() {}

  /** The last ones, if there are any. */
  static Query<Means> last() {
    return Query.of(
        """
        SELECT cancellation_rate, late_rate, defect_rate, rating FROM standing.marketplace_days
        ORDER BY day DESC LIMIT 1\
        """,
        row -> new Means(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)));
  }

  /**
   * Keeps those of a day.
   *
   * @param quality of a shop of which nothing is known
   */
  static Write kept(LocalDate day, Means means, double quality, Instant now) {
    return Write.expecting(
        1,
        """
        INSERT INTO standing.marketplace_days (day, cancellation_rate, late_rate, defect_rate,
          rating, quality, taken_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (day) DO UPDATE SET cancellation_rate = excluded.cancellation_rate,
          late_rate = excluded.late_rate, defect_rate = excluded.defect_rate,
          rating = excluded.rating, quality = excluded.quality, taken_at = excluded.taken_at\
        """,
        day,
        means.cancellation(),
        means.lateShipment(),
        means.orderDefect(),
        means.rating(),
        quality,
        now);
  }
}
