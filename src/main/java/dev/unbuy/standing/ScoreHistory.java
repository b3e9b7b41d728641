package dev.unbuy.standing;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.standing.rules.Counts;
import dev.unbuy.standing.rules.Means;
import dev.unbuy.standing.rules.Standards;
import dev.unbuy.standing.rules.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A shop's score week by week, made of its days as they are known now: what was found out later of
 * an order counts from the day on which it was placed.
 */
@Component
public class ScoreHistory {

  private static final int WEEKS = 26;

  private static final String BY_WEEK =
      """
      WITH week AS (SELECT ?::date - 7 * n AS day FROM generate_series(0, ?) n)
      SELECT w.day, r.orders, r.seller_fault, r.shipped, r.late, r.defects, r.ratings, r.stars,
        a.orders, a.seller_fault, a.shipped, a.late, a.defects, a.ratings, a.stars
      FROM week w
        CROSS JOIN LATERAL (SELECT %1$s FROM standing.shop_days d
          WHERE d.shop_id = ? AND d.day <= w.day AND d.day > w.day - 90) r
        CROSS JOIN LATERAL (SELECT %1$s FROM standing.shop_days d
          WHERE d.shop_id = ? AND d.day <= w.day) a
      ORDER BY w.day\
      """
          .formatted(
              """
              coalesce(sum(orders), 0)::int AS orders,
                coalesce(sum(seller_fault), 0)::int AS seller_fault,
                coalesce(sum(shipped), 0)::int AS shipped, coalesce(sum(late), 0)::int AS late,
                coalesce(sum(defects), 0)::int AS defects,
                coalesce(sum(ratings), 0)::int AS ratings, coalesce(sum(stars), 0)::bigint AS stars\
              """);

  private final Transactions transactions;
  private final Scoring scoring;

  ScoreHistory(Transactions transactions, Scoring scoring) {
    this.transactions = transactions;
    this.scoring = scoring;
  }

  /** The last half year, oldest first; weeks before the first order are left out. */
  public List<Week> of(UUID shopId) {
    Standards standards = scoring.standards();
    return transactions.read(
        work -> {
          var usual = work.ask(KeptMeans.last());
          var rows =
              work.ask(Query.of(BY_WEEK, Counted::read, scoring.today(), WEEKS, shopId, shopId));
          Means means = usual.first().orElseGet(() -> Means.of(Counts.NONE, standards));
          return rows.rows().stream()
              .filter(row -> row.all().orders() > 0)
              .map(
                  row -> new Week(row.day(), Verdict.of(row.recent(), row.all(), means, standards)))
              .toList();
        });
  }

  /** What the record came to on a day. */
  public record Week(LocalDate day, Verdict verdict) {}

  private record Counted(LocalDate day, Counts recent, Counts all) {

    static Counted read(ResultSet row) throws SQLException {
      return new Counted(
          row.getObject(1, LocalDate.class), StoredCounts.read(row, 2), StoredCounts.read(row, 9));
    }
  }
}
