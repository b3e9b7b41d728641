package dev.unbuy.promises;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The records of shops as they are kept, for whoever promises. */
public final class PromiseRecords {

  private static final String ADD_UP =
      """
      INSERT INTO promises.records (shop_id, country, days, parcels, in_time, arrived, on_time)
      SELECT shop_id, country, days, parcels, kept,
        CASE WHEN country = '*' THEN coalesce(sum(total) FILTER (WHERE country <> '*') OVER shop, 0)
          ELSE total END,
        CASE WHEN country = '*' THEN coalesce(sum(kept) FILTER (WHERE country <> '*') OVER shop, 0)
          ELSE kept END
      FROM (
        SELECT shop_id, country, array_agg(working_days ORDER BY working_days) AS days,
          array_agg(parcels ORDER BY working_days) AS parcels, sum(parcels)::int AS total,
          sum(kept)::int AS kept
        FROM (
          SELECT shop_id, country, working_days, sum(parcels)::int AS parcels,
            sum(kept)::int AS kept
          FROM promises.day_counts WHERE day > ? %s
          GROUP BY shop_id, country, working_days) by_length
        GROUP BY shop_id, country) by_route
      WINDOW shop AS (PARTITION BY shop_id)\
      """;
  private static final String OF_SHOPS =
      """
      SELECT s.id, h.days, h.parcels, t.days, t.parcels, coalesce(h.arrived, 0),
        coalesce(h.on_time, 0)
      FROM catalog.shops s
        LEFT JOIN promises.records h ON h.shop_id = s.id AND h.country = '*'
        LEFT JOIN promises.records t ON t.shop_id = s.id
          AND t.country = coalesce(nullif(?, ''), s.country)
      WHERE s.id = ANY (?)\
      """;

  private PromiseRecords() {}

  /**
   * What is known of how these shops deliver to a country; each that exists has a row.
   *
   * @param country ISO 3166-1 alpha-2, or empty for each shop's own
   */
  public static Query<OfShop> of(Collection<UUID> shops, String country) {
    return Query.of(
        OF_SHOPS,
        row -> new OfShop(row.getObject(1, UUID.class), read(row, 2)),
        country,
        shops.toArray(UUID[]::new));
  }

  /** Reads six columns in the order of the ones that {@link #of} asks for after the shop. */
  public static PromiseRecord read(ResultSet row, int column) throws SQLException {
    return new PromiseRecord(
        DayCounts.read(row, column),
        DayCounts.read(row, column + 2),
        row.getInt(column + 4),
        row.getInt(column + 5));
  }

  /** Adds up a shop's days after this one. */
  static List<Write> addedUp(UUID shopId, LocalDate after) {
    return List.of(
        Write.any("DELETE FROM promises.records WHERE shop_id = ?", shopId),
        Write.any(ADD_UP.formatted("AND shop_id = ?"), after, shopId));
  }

  /** Adds up the days of all shops after this one. */
  static List<Write> allAddedUp(LocalDate after) {
    return List.of(
        Write.any("DELETE FROM promises.records"), Write.any(ADD_UP.formatted(""), after));
  }

  /** What is known of a shop. */
  public record OfShop(UUID shopId, PromiseRecord record) {}
}
