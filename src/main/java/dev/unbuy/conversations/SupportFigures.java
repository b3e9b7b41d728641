package dev.unbuy.conversations;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How support does.
 *
 * @param asked how many conversations came to it
 * @param answered how many of them it answered
 * @param inTime how many of those by the promise
 * @param firstAnswer half of the first answers came sooner than this; null where there is none
 * @param resolution half of what was closed took less than this; null where nothing was
 * @param reopened how many were written to again after they had been closed
 * @param rated how many said how it was, with {@code stars} on average
 * @param waiting how many wait now, {@code overdue} of them for longer than promised
 */
public record SupportFigures(
    long asked,
    long answered,
    long inTime,
    @Nullable Duration firstAnswer,
    long closed,
    @Nullable Duration resolution,
    long reopened,
    long rated,
    double stars,
    long waiting,
    long overdue) {

  private static final String FIGURES =
      """
      WITH asked AS (
        SELECT * FROM conversations.conversations WHERE support AND first_asked_at >= ?)
      SELECT count(*), count(first_answered_at),
        count(*) FILTER (WHERE first_answered_at <= first_asked_at + ? * interval '1 second'),
        percentile_cont(0.5) WITHIN GROUP (
          ORDER BY extract(epoch FROM first_answered_at - first_asked_at)),
        count(closed_at),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - first_asked_at)),
        count(*) FILTER (WHERE reopened > 0), count(stars), coalesce(avg(stars), 0),
        (SELECT count(*) FROM conversations.conversations
         WHERE support AND status = 'OPEN' AND answer_by IS NOT NULL),
        (SELECT count(*) FROM conversations.conversations
         WHERE support AND status = 'OPEN' AND answer_by < ?)
      FROM asked\
      """;

  /** Of what was asked since an instant. */
  public static SupportFigures since(
      Transactions transactions, Instant since, Instant now, Duration promise) {
    return transactions
        .read(
            work ->
                work.ask(
                        Query.of(
                            FIGURES,
                            row ->
                                new SupportFigures(
                                    row.getLong(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    seconds(row.getObject(4, Double.class)),
                                    row.getLong(5),
                                    seconds(row.getObject(6, Double.class)),
                                    row.getLong(7),
                                    row.getLong(8),
                                    row.getDouble(9),
                                    row.getLong(10),
                                    row.getLong(11)),
                            since,
                            promise.toSeconds(),
                            now))
                    .first())
        .orElseThrow();
  }

  private static @Nullable Duration seconds(@Nullable Double value) {
    return value == null ? null : Duration.ofSeconds(Math.round(value));
  }
}
