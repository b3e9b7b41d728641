package dev.unbuy.standing;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a shop's orders were canceled: what took effect, added up one way or another. */
@Component
public class CancellationInsights {

  /** The longest span that can be asked for, in days. */
  public static final int LONGEST = 731;

  private static final int USUAL = 90;
  private static final int ROWS = 200;

  private final Transactions transactions;
  private final InstantSource clock;

  CancellationInsights(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The days from one to another, both among them.
   *
   * @param from null for 90 days before the last
   * @param to null for today
   * @throws InvalidInput when they are the wrong way round or too far apart
   */
  public Span span(@Nullable LocalDate from, @Nullable LocalDate to) {
    LocalDate last = to == null ? clock.instant().atZone(ZoneOffset.UTC).toLocalDate() : to;
    LocalDate first = from == null ? last.minusDays(USUAL - 1L) : from;
    if (first.isAfter(last)) {
      throw new InvalidInput("from", "must not be after \"to\"");
    }
    if (ChronoUnit.DAYS.between(first, last) >= LONGEST) {
      throw new InvalidInput("from", "must be less than %d days before \"to\"".formatted(LONGEST));
    }
    return new Span(first, last);
  }

  /** A shop's cancellations by something, the most units first; by day, the first day first. */
  public List<Sum> by(UUID shopId, Span span, By by) {
    String key =
        switch (by) {
          case REASON -> "reason";
          case FAULT -> "fault";
          case LISTING -> "listing_id::text";
          case DAY -> "day::text";
        };
    String label = by == By.LISTING ? "min(title)" : key;
    String order = by == By.DAY ? "1" : "4 DESC, 1";
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        """
                        SELECT %s, %s, count(DISTINCT cancellation_id), sum(units)
                        FROM standing.cancellation_facts
                        WHERE shop_id = ? AND day BETWEEN ? AND ?
                        GROUP BY %s ORDER BY %s LIMIT %d\
                        """
                            .formatted(key, label, key, order, by == By.DAY ? LONGEST : ROWS),
                        row ->
                            new Sum(
                                row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)),
                        shopId,
                        span.from(),
                        span.to()))
                .rows());
  }

  /** Units by week (from its Monday) and reason, in this order. */
  public List<WeekOfReason> byWeekAndReason(UUID shopId, Span span) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        """
                        SELECT date_trunc('week', day)::date, reason, sum(units)
                        FROM standing.cancellation_facts
                        WHERE shop_id = ? AND day BETWEEN ? AND ?
                        GROUP BY 1, 2 ORDER BY 1, 2\
                        """,
                        row ->
                            new WeekOfReason(
                                row.getObject(1, LocalDate.class), row.getString(2), row.getInt(3)),
                        shopId,
                        span.from(),
                        span.to()))
                .rows());
  }

  /** By what cancellations are added up. */
  public enum By {
    REASON,
    FAULT,
    LISTING,
    DAY
  }

  /** Days, the first and the last among them. */
  public record Span(LocalDate from, LocalDate to) {}

  /**
   * What a value adds up to.
   *
   * @param key a reason, fault, listing's id or day
   * @param label the same for people; of a listing its title
   */
  public record Sum(String key, String label, int cancellations, int units) {}

  /** Units of a week with one reason. */
  public record WeekOfReason(LocalDate monday, String reason, int units) {}
}
