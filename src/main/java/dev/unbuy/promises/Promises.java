package dev.unbuy.promises;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.Policies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was promised and what came of it: of one shop route by route, and of all shops. */
@Component
public class Promises {

  private static final int WEEKS = 26;
  private static final Write ALONE =
      Write.any(
          """
          LOCK TABLE promises.parcels, promises.day_counts, promises.records
          IN SHARE ROW EXCLUSIVE MODE\
          """);
  private static final String ROUTES =
      """
      SELECT r.country, h.days, h.parcels, r.days, r.parcels, r.arrived, r.on_time,
        s.handling_days, o.transit_min, o.transit_max
      FROM promises.records r JOIN catalog.shops s ON s.id = r.shop_id
        LEFT JOIN promises.records h ON h.shop_id = r.shop_id AND h.country = '*'
        LEFT JOIN LATERAL (
          SELECT transit_min, transit_max FROM catalog.shipping_options
          WHERE shop_id = r.shop_id AND country IN (r.country, '*')
          ORDER BY country = '*' LIMIT 1) o ON true
      WHERE r.shop_id = ? AND r.country <> '*' ORDER BY r.arrived DESC, r.country\
      """;
  private static final String BY_WEEK =
      """
      SELECT date_trunc('week', day)::date, sum(parcels)::int, sum(kept)::int
      FROM promises.day_counts WHERE shop_id = ? AND country <> '*' AND day > ?
      GROUP BY 1 ORDER BY 1\
      """;
  private static final String WHOLE =
      """
      SELECT coalesce(sum(arrived), 0)::int, coalesce(sum(on_time), 0)::int,
        coalesce(sum(shipped), 0)::int, coalesce(sum(in_time), 0)::int
      FROM (SELECT arrived, on_time, in_time, (SELECT sum(n) FROM unnest(parcels) n) AS shipped
            FROM promises.records WHERE country = '*' %s) shops\
      """;
  private static final String WORST =
      """
      SELECT r.shop_id, s.name, r.arrived, r.on_time, r.share
      FROM promises.records r JOIN catalog.shops s ON s.id = r.shop_id
      WHERE r.country = '*' AND r.arrived >= 10 %s ORDER BY r.share, r.shop_id LIMIT ?\
      """;

  private final Transactions transactions;
  private final Policies policies;
  private final InstantSource clock;

  Promises(Transactions transactions, Policies policies, InstantSource clock) {
    this.transactions = transactions;
    this.policies = policies;
    this.clock = clock;
  }

  /** What became of a shop's promises, in one round trip. */
  public OfShop of(UUID shopId) {
    return transactions.read(
        work -> {
          var whole = work.ask(Query.of(WHOLE.formatted("AND shop_id = ?"), Kept::read, shopId));
          var routes = work.ask(Query.of(ROUTES, this::route, shopId));
          var weeks = work.ask(Query.of(BY_WEEK, Week::read, shopId, today().minusWeeks(WEEKS)));
          return new OfShop(whole.first().orElseThrow(), routes.rows(), weeks.rows());
        });
  }

  /** What became of the promises of all shops. */
  public Kept ofAll() {
    return transactions.read(
        work -> work.ask(Query.of(WHOLE.formatted(""), Kept::read)).first().orElseThrow());
  }

  /**
   * Shops of which enough parcels arrived to say so, those that keep the smallest share of their
   * promises first.
   *
   * @throws InvalidInput when the cursor is not one of this list
   */
  public Page<ShopKept> worst(@Nullable String cursor, int limit) {
    Query<ShopKept> query =
        cursor == null
            ? Query.of(WORST.formatted(""), ShopKept::read, limit + 1)
            : Query.of(
                WORST.formatted("AND (r.share, r.shop_id) > (?, ?)"),
                ShopKept::read,
                share(Cursor.read(cursor, 2).getFirst()),
                Ids.parse(Cursor.read(cursor, 2).getLast()).orElseThrow(Promises::notOurs),
                limit + 1);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()),
        limit,
        row -> Cursor.of(row.share(), row.shopId()));
  }

  /** Takes all records anew from the parcels themselves, as after an import. */
  public void rebuild() {
    transactions.execute(
        work -> {
          work.plan(ALONE);
          work.plan(ParcelFacts.allTaken());
          work.plan(PromiseRecords.allAddedUp(lookedAtAfter()));
        });
  }

  /** Adds up the records of all shops, beside nobody else. */
  void addUpAll(UnitOfWork work) {
    work.plan(ALONE);
    work.plan(PromiseRecords.allAddedUp(lookedAtAfter()));
  }

  /** The last day that is out of the window. */
  LocalDate lookedAtAfter() {
    return today().minusDays(policies.current().promises().window().toDays());
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private Route route(ResultSet row) throws SQLException {
    PromiseRecord record = PromiseRecords.read(row, 2);
    int handling = row.getInt(8);
    Integer least = row.getObject(9, Integer.class);
    ExpectedDays terms =
        least == null ? null : new ExpectedDays(handling + least, handling + row.getInt(10));
    ExpectedDays promised =
        least == null
            ? null
            : Promising.days(
                handling, least, row.getInt(10), record, policies.current().promises());
    return new Route(row.getString(1), record, terms, promised);
  }

  private static double share(String key) {
    try {
      double share = Double.parseDouble(key);
      if (Double.isFinite(share)) {
        return share;
      }
    } catch (NumberFormatException none) {
      // falls through to the answer below
    }
    throw notOurs();
  }

  private static InvalidInput notOurs() {
    return new InvalidInput("cursor", "is not a cursor of this list; take it from \"next\"");
  }

  /**
   * What became of a shop's promises.
   *
   * @param routes the countries that it delivered to, those with the most parcels first
   * @param weeks the last half year, week by week; weeks in which nothing arrived are left out
   */
  public record OfShop(Kept kept, List<Route> routes, List<Week> weeks) {

    /** Copies the lists. */
    public OfShop {
      routes = List.copyOf(routes);
      weeks = List.copyOf(weeks);
    }
  }

  /**
   * How many promises were kept.
   *
   * @param arrived parcels that arrived or were lost
   * @param onTime of these, by the last promised day
   * @param shipped parcels that left
   * @param inTime of these, by their ship-by date
   */
  public record Kept(int arrived, int onTime, int shipped, int inTime) {

    static Kept read(ResultSet row) throws SQLException {
      return new Kept(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
    }

    /** The share of promised dates that were kept; 1 where there are none. */
    public double share() {
      return arrived == 0 ? 1 : (double) onTime / arrived;
    }

    /** The share of ship-by dates that were kept; 1 where there are none. */
    public double shippedShare() {
      return shipped == 0 ? 1 : (double) inTime / shipped;
    }
  }

  /**
   * A country that a shop delivered to.
   *
   * @param terms the working days from order to arrival that the shop names, or null where it does
   *     not ship there any more
   * @param promised the working days that buyers are told, or null as well
   */
  public record Route(
      String country,
      PromiseRecord record,
      @Nullable ExpectedDays terms,
      @Nullable ExpectedDays promised) {}

  /** Parcels that arrived in a week, and how many of them as promised. */
  public record Week(LocalDate monday, int arrived, int onTime) {

    static Week read(ResultSet row) throws SQLException {
      return new Week(row.getObject(1, LocalDate.class), row.getInt(2), row.getInt(3));
    }
  }

  /** How many of its promises a shop kept. */
  public record ShopKept(UUID shopId, String name, int arrived, int onTime, double share) {

    static ShopKept read(ResultSet row) throws SQLException {
      return new ShopKept(
          row.getObject(1, UUID.class),
          row.getString(2),
          row.getInt(3),
          row.getInt(4),
          row.getDouble(5));
    }
  }
}
