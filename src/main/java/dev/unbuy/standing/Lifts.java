package dev.unbuy.standing;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.standing.rules.Counts;
import dev.unbuy.standing.rules.Lifting;
import dev.unbuy.standing.rules.Lifting.Trouble;
import dev.unbuy.standing.rules.Means;
import dev.unbuy.standing.rules.Standards;
import dev.unbuy.standing.rules.Verdict;
import dev.unbuy.standing.rules.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What would lift a shop: which listing, canceled for which reason, shipping in time, or what
 * buyers disliked; each with the score that the same record without it has.
 */
@Component
public class Lifts {

  private static final double POINTS = 100;
  private static final double WORTH_TELLING = 0.1;
  private static final int MOST = 8;

  private static final String TROUBLES =
      """
      (SELECT 'CANCELED', listing_id, min(title), reason,
         count(DISTINCT order_id) FILTER (WHERE day > ?::date - 90)::int,
         count(DISTINCT order_id)::int, 0::bigint, 0::bigint
       FROM standing.cancellation_facts f WHERE shop_id = ? AND fault = 'SELLER'
         AND NOT EXISTS (SELECT FROM standing.exclusions x WHERE x.order_id = f.order_id)
       GROUP BY listing_id, reason ORDER BY 5 DESC, 6 DESC, 2 LIMIT 12)
      UNION ALL
      SELECT 'LATE', NULL, NULL, NULL, count(*) FILTER (WHERE day > ?::date - 90)::int,
        count(*)::int, 0, 0
      FROM standing.order_facts WHERE shop_id = ? AND late
      UNION ALL
      SELECT 'BADLY_RATED', NULL, NULL, NULL, count(*) FILTER (WHERE day > ?::date - 90)::int,
        count(*)::int, coalesce(sum(stars) FILTER (WHERE day > ?::date - 90), 0),
        coalesce(sum(stars), 0)
      FROM standing.order_facts WHERE shop_id = ? AND stars <= 2\
      """;

  private final Transactions transactions;
  private final Scoring scoring;

  Lifts(Transactions transactions, Scoring scoring) {
    this.transactions = transactions;
    this.scoring = scoring;
  }

  /** What would lift a shop the most, the most first; in one round trip. */
  public List<Lift> of(UUID shopId) {
    Standards standards = scoring.standards();
    LocalDate today = scoring.today();
    return transactions.read(
        work -> {
          var rows = work.ask(ShopDays.windows(shopId, today, Window.DAYS_90, Window.ALL));
          var usual = work.ask(KeptMeans.last());
          var troubles =
              work.ask(
                  Query.of(
                      TROUBLES, Found::read, today, shopId, today, shopId, today, today, shopId));
          Map<Window, Counts> windows = ShopDays.byShop(rows.rows()).getOrDefault(shopId, Map.of());
          Means means = usual.first().orElseGet(() -> Means.of(Counts.NONE, standards));
          return lifts(troubles.rows(), windows, means, standards);
        });
  }

  private static List<Lift> lifts(
      List<Found> troubles, Map<Window, Counts> windows, Means means, Standards standards) {
    Counts recent = windows.getOrDefault(Window.DAYS_90, Counts.NONE);
    Counts all = windows.getOrDefault(Window.ALL, Counts.NONE);
    Verdict now = Verdict.of(recent, all, means, standards);
    List<Lift> lifts = new ArrayList<>();
    for (Found found : troubles) {
      Verdict then =
          Lifting.without(
              found.trouble(),
              recent,
              all,
              found.recently(),
              found.ever(),
              found.recentStars(),
              found.everStars(),
              means,
              standards);
      double points = POINTS * (then.quality() - now.quality());
      if (points >= WORTH_TELLING) {
        int orders =
            now.judged() == Window.DAYS_90 && found.trouble() != Trouble.BADLY_RATED
                ? found.recently()
                : found.ever();
        lifts.add(found.lift(orders, then, points));
      }
    }
    lifts.sort(Comparator.comparingDouble(Lift::points).reversed());
    return List.copyOf(lifts.subList(0, Math.min(MOST, lifts.size())));
  }

  /** A trouble as it was counted. */
  private record Found(
      Trouble trouble,
      @Nullable UUID listingId,
      @Nullable String title,
      @Nullable String reason,
      int recently,
      int ever,
      long recentStars,
      long everStars) {

    static Found read(ResultSet row) throws SQLException {
      return new Found(
          Trouble.valueOf(row.getString(1)),
          row.getObject(2, UUID.class),
          row.getString(3),
          row.getString(4),
          row.getInt(5),
          row.getInt(6),
          row.getLong(7),
          row.getLong(8));
    }

    Lift lift(int orders, Verdict then, double points) {
      return new Lift(
          trouble, listingId, title, reason, orders, then.quality(), points, then.standing());
    }
  }
}
