package dev.unbuy.search;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.standing.Lift;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many places another score would bring a shop's listings: the others that it would pass in the
 * order in which a category is browsed, which is that of quality.
 */
@Component
public class Places {

  private static final String GAINED =
      """
      WITH main AS MATERIALIZED (
        SELECT category, max(quality) AS quality FROM search.listings WHERE shop_id = ?
        GROUP BY category ORDER BY count(*) DESC, category LIMIT 1)
      SELECT main.category, (
        SELECT count(*) FROM search.listings l
        WHERE l.category = main.category AND l.quality > main.quality
          AND l.quality <= main.quality + w.more AND l.shop_id <> ?)::int
      FROM main, unnest(?::float8[]) WITH ORDINALITY AS w (more, place) ORDER BY w.place\
      """;

  private static final double POINTS = 100;

  private final Transactions transactions;

  Places(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The places that each of these would bring in the category of most of the shop's listings. */
  public List<Gained> gainedBy(UUID shopId, List<Lift> lifts) {
    Double[] more = lifts.stream().map(lift -> lift.points() / POINTS).toArray(Double[]::new);
    List<Row> rows =
        lifts.isEmpty()
            ? List.of()
            : transactions.read(
                work ->
                    work.ask(
                            Query.of(
                                GAINED,
                                row -> new Row(row.getString(1), row.getInt(2)),
                                shopId,
                                shopId,
                                more))
                        .rows());
    List<Gained> gained = new ArrayList<>();
    for (int i = 0; i < lifts.size(); i++) {
      Row row = i < rows.size() ? rows.get(i) : new Row(null, 0);
      gained.add(new Gained(lifts.get(i), row.category(), row.places()));
    }
    return gained;
  }

  private record Row(@Nullable String category, int places) {}

  /**
   * What would lift a shop, and how far.
   *
   * @param category in which it would rise, or null where it offers nothing
   * @param places how many listings of others it would pass there
   */
  public record Gained(Lift lift, @Nullable String category, int places) {}
}
