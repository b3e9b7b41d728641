package dev.unbuy.standing;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.standing.rules.Counts;
import dev.unbuy.standing.rules.Deciles;
import dev.unbuy.standing.rules.Deciles.Foretold;
import dev.unbuy.standing.rules.Means;
import dev.unbuy.standing.rules.Standards;
import dev.unbuy.standing.rules.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whether quality foretells fewer cancellations, by the history that is there: at the end of each
 * month back from the last order, every shop is scored by what had been ordered until then, and the
 * orders of the month after show what became of it.
 */
@Component
public class EvaluateRanking {

  private static final String COUNTS =
      """
      coalesce(sum(d.orders) FILTER (WHERE %1$s), 0)::int,
        coalesce(sum(d.seller_fault) FILTER (WHERE %1$s), 0)::int,
        coalesce(sum(d.shipped) FILTER (WHERE %1$s), 0)::int,
        coalesce(sum(d.late) FILTER (WHERE %1$s), 0)::int,
        coalesce(sum(d.defects) FILTER (WHERE %1$s), 0)::int,
        coalesce(sum(d.ratings) FILTER (WHERE %1$s), 0)::int,
        coalesce(sum(d.stars) FILTER (WHERE %1$s), 0)::bigint\
      """;
  private static final String AT_CUTS =
      """
      WITH cut AS (SELECT (SELECT max(day) FROM standing.shop_days) - 30 * n AS day
                   FROM generate_series(1, ?) n)
      SELECT c.day, %s, %s, %s
      FROM cut c JOIN standing.shop_days d ON d.day <= c.day + 30
      GROUP BY c.day, d.shop_id\
      """
          .formatted(
              COUNTS.formatted("d.day > c.day - 90 AND d.day <= c.day"),
              COUNTS.formatted("d.day <= c.day"),
              COUNTS.formatted("d.day > c.day"));

  private static final int SECOND = 9;
  private static final int THIRD = 16;

  private final Transactions transactions;
  private final Scoring scoring;

  EvaluateRanking(Transactions transactions, Scoring scoring) {
    this.transactions = transactions;
    this.scoring = scoring;
  }

  /**
   * The later orders by the scores that their shops had, the worst scores first.
   *
   * @param months how many months are looked at
   */
  public List<Deciles.Part> byDecile(int months) {
    Standards standards = scoring.standards();
    List<AtCut> rows =
        transactions.read(work -> work.ask(Query.of(AT_CUTS, AtCut::read, months)).rows());
    Map<LocalDate, List<AtCut>> byDay =
        rows.stream().collect(Collectors.groupingBy(AtCut::day, TreeMap::new, Collectors.toList()));
    List<Foretold> foretold = new ArrayList<>();
    byDay.values().forEach(shops -> foretold.addAll(foretold(shops, standards)));
    return Deciles.of(foretold);
  }

  private static List<Foretold> foretold(List<AtCut> shops, Standards standards) {
    Means means =
        Means.of(
            shops.stream().map(AtCut::recent).reduce(Counts.NONE, Counts::plus),
            shops.stream().map(AtCut::all).reduce(Counts.NONE, Counts::plus),
            standards);
    return shops.stream()
        .map(
            shop ->
                new Foretold(
                    Verdict.of(shop.recent(), shop.all(), means, standards).quality(),
                    shop.next().orders(),
                    shop.next().sellerFault(),
                    shop.next().shipped(),
                    shop.next().late()))
        .toList();
  }

  /** A shop at the end of a month: the 90 days before, all before, and the 30 days after. */
  private record AtCut(LocalDate day, Counts recent, Counts all, Counts next) {

    static AtCut read(ResultSet row) throws SQLException {
      return new AtCut(
          row.getObject(1, LocalDate.class),
          StoredCounts.read(row, 2),
          StoredCounts.read(row, SECOND),
          StoredCounts.read(row, THIRD));
    }
  }
}
