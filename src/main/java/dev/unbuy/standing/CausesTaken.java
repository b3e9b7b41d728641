package dev.unbuy.standing;

import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.standing.rules.Deviation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every order line of a time and what was complained about it, adds them up by listing,
 * variant and route, and keeps those that stand out. The database adds up; what stands out is
 * decided by {@link Deviation}.
 */
final class CausesTaken {

  private static final int ROWS_AT_ONCE = 5_000;

  private static final String LOOK =
      """
      WITH said AS (
        SELECT line_id, bool_or(what = 'SIZE') AS size, bool_or(what = 'DELAY') AS delay,
          bool_or(what = 'PRICE') AS price, bool_or(what = 'STOCK') AS stock,
          bool_or(what = 'DESCRIPTION') AS description
        FROM (
          SELECT l.line_id, CASE c.reason WHEN 'WRONG_ITEM' THEN 'SIZE'
            WHEN 'SHIPPING_DELAY' THEN 'DELAY' WHEN 'PRICE_DROP' THEN 'PRICE'
            WHEN 'OUT_OF_STOCK' THEN 'STOCK' END AS what
          FROM cancellations.cancellations c
            JOIN cancellations.cancellation_lines l ON l.cancellation_id = c.id
          WHERE c.status = 'SETTLED' AND c.asked_at > ?
            AND c.reason IN ('WRONG_ITEM','SHIPPING_DELAY','PRICE_DROP','OUT_OF_STOCK')
          UNION ALL
          SELECT l.line_id, CASE r.reason WHEN 'WRONG_SIZE' THEN 'SIZE'
            WHEN 'ARRIVED_LATE' THEN 'DELAY' ELSE 'DESCRIPTION' END
          FROM returns.return_authorizations r JOIN returns.return_lines l ON l.return_id = r.id
          WHERE r.asked_at > ? AND r.reason IN ('WRONG_SIZE','ARRIVED_LATE','DAMAGED','DEFECTIVE',
            'NOT_AS_DESCRIBED','WRONG_ITEM')) complaints
        GROUP BY line_id),
      sums AS MATERIALIZED (
        SELECT o.shop_id, l.listing_id, l.variant, o.ship_to->>'country' AS country, g.category,
          max(l.title) AS title, count(*) AS sold, count(*) FILTER (WHERE s.size) AS size,
          count(*) FILTER (WHERE s.delay) AS delay, count(*) FILTER (WHERE s.price) AS price,
          count(*) FILTER (WHERE s.stock) AS stock,
          count(*) FILTER (WHERE s.description) AS description
        FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id
          JOIN catalog.listings g ON g.id = l.listing_id LEFT JOIN said s ON s.line_id = l.id
        WHERE o.placed_at > ?
        GROUP BY o.shop_id, l.listing_id, l.variant, o.ship_to->>'country', g.category),
      each AS (
        SELECT 'LISTING' AS subject, k.complaint, shop_id, listing_id, NULL AS country, category,
          max(title) AS title, '' AS variant, sum(sold) AS sold, sum(k.times) AS complaints
        FROM sums, LATERAL (VALUES ('SIZE', size), ('PRICE', price), ('STOCK', stock),
          ('DESCRIPTION', description)) k (complaint, times)
        GROUP BY k.complaint, shop_id, listing_id, category
        UNION ALL
        SELECT 'VARIANT', 'SIZE', shop_id, listing_id, NULL, category, max(title), variant,
          sum(sold), sum(size)
        FROM sums GROUP BY shop_id, listing_id, category, variant
        UNION ALL
        SELECT 'ROUTE', 'DELAY', shop_id, NULL, country, '', '', '', sum(sold), sum(delay)
        FROM sums GROUP BY shop_id, country),
      usual AS (
        SELECT subject, complaint, category, sum(sold) AS sold, sum(complaints) AS complaints
        FROM each GROUP BY subject, complaint, category)
      SELECT e.subject, e.complaint, e.shop_id, e.listing_id, e.country, e.category, e.title,
        e.variant, e.complaints::int, e.sold::int, (u.complaints - e.complaints)::int,
        (u.sold - e.sold)::int
      FROM each e JOIN usual u USING (subject, complaint, category)
      WHERE e.complaints >= ?
        AND e.complaints * (u.sold - e.sold) > (u.complaints - e.complaints) * e.sold\
      """;

  private static final String KEEP =
      """
      INSERT INTO standing.root_causes (id, shop_id, subject, complaint, listing_id, country,
        category, title, variant, complaints, sold, usual, surely, times, taken_at)
      SELECT n.*, ?::timestamptz FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[],
        ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::float8[],
        ?::float8[], ?::float8[]) n\
      """;

  private CausesTaken() {}

  /** Takes them anew from what was sold since then. */
  static void anew(UnitOfWork work, Instant since, Instant now) {
    List<Found> telling =
        work.ask(Query.of(LOOK, Found::read, since, since, since, Deviation.FEWEST)).rows().stream()
            .filter(found -> found.deviation().isTelling())
            .toList();
    work.plan(Write.any("DELETE FROM standing.root_causes"));
    for (int from = 0; from < telling.size(); from += ROWS_AT_ONCE) {
      work.plan(kept(telling.subList(from, Math.min(telling.size(), from + ROWS_AT_ONCE)), now));
    }
  }

  private static Write kept(List<Found> rows, Instant now) {
    return Write.expecting(
        rows.size(),
        KEEP,
        now,
        column(rows, row -> Ids.next(), UUID[]::new),
        column(rows, Found::shopId, UUID[]::new),
        column(rows, Found::subject, String[]::new),
        column(rows, Found::complaint, String[]::new),
        column(rows, Found::listingId, UUID[]::new),
        column(rows, Found::country, String[]::new),
        column(rows, Found::category, String[]::new),
        column(rows, Found::title, String[]::new),
        column(rows, Found::variant, String[]::new),
        column(rows, row -> row.deviation().complaints(), Integer[]::new),
        column(rows, row -> row.deviation().sold(), Integer[]::new),
        column(rows, row -> row.deviation().usual(), Double[]::new),
        column(rows, row -> row.deviation().surely(), Double[]::new),
        column(rows, row -> row.deviation().times(), Double[]::new));
  }

  private static <T extends @Nullable Object> Object column(
      List<Found> rows, Function<Found, T> value, IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }

  /** What was added up, before it is known whether it stands out. */
  private record Found(
      String subject,
      String complaint,
      UUID shopId,
      @Nullable UUID listingId,
      @Nullable String country,
      String category,
      String title,
      String variant,
      Deviation deviation) {

    static Found read(ResultSet row) throws SQLException {
      return new Found(
          row.getString(1),
          row.getString(2),
          row.getObject(3, UUID.class),
          row.getObject(4, UUID.class),
          row.getString(5),
          row.getString(6),
          row.getString(7),
          row.getString(8),
          new Deviation(row.getInt(9), row.getInt(10), row.getInt(11), row.getInt(12)));
    }
  }
}
