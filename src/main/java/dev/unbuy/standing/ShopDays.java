package dev.unbuy.standing;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import dev.unbuy.standing.rules.Counts;
import dev.unbuy.standing.rules.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The facts of shops added up by day, and days by window. */
final class ShopDays {

  private static final String COUNTED =
      """
      count(*) FILTER (WHERE paid OR seller_fault) AS orders,
      count(*) FILTER (WHERE seller_fault) AS seller_fault,
      count(*) FILTER (WHERE shipped) AS shipped,
      count(*) FILTER (WHERE late) AS late,
      count(*) FILTER (WHERE seller_fault OR lost_dispute OR paid AND stars <= 2) AS defects,
      count(stars) AS ratings,
      coalesce(sum(stars), 0) AS stars
      FROM standing.order_facts\
      """;
  private static final String COUNT_STALE =
      """
      UPDATE standing.shop_days d SET orders = c.orders, seller_fault = c.seller_fault,
        shipped = c.shipped, late = c.late, defects = c.defects, ratings = c.ratings,
        stars = c.stars, stale = false
      FROM (SELECT day,
      """
          + COUNTED
          + """
           WHERE shop_id = ? AND day IN (
              SELECT day FROM standing.shop_days WHERE shop_id = ? AND stale)
            GROUP BY day) c
          WHERE d.shop_id = ? AND d.day = c.day\
          """;
  private static final String COUNT_ALL =
      """
      INSERT INTO standing.shop_days (shop_id, day, orders, seller_fault, shipped, late, defects,
        ratings, stars, stale)
      SELECT shop_id, day, orders, seller_fault, shipped, late, defects, ratings, stars, false
      FROM (SELECT shop_id, day,
      """
          + COUNTED
          + " GROUP BY shop_id, day) counted";
  private static final String SUMS =
      """
      w.days, sum(d.orders)::int, sum(d.seller_fault)::int, sum(d.shipped)::int, sum(d.late)::int,
        sum(d.defects)::int, sum(d.ratings)::int, sum(d.stars)::bigint
      FROM standing.shop_days d JOIN unnest(?::int[]) AS w (days) ON d.day > ?::date - w.days\
      """;

  private ShopDays() {}

  /** Counts a shop's stale days again. */
  static Write counted(UUID shopId) {
    return Write.any(COUNT_STALE, shopId, shopId, shopId);
  }

  /** Counts all days of all shops again. */
  static List<Write> allCounted() {
    return List.of(Write.any("DELETE FROM standing.shop_days"), Write.any(COUNT_ALL));
  }

  /** The windows of one shop; those without orders are left out. */
  static Query<OfShop> windows(UUID shopId, LocalDate today, Window... windows) {
    return Query.of(
        "SELECT d.shop_id, " + SUMS + " WHERE d.shop_id = ? GROUP BY d.shop_id, w.days",
        ShopDays::read,
        days(windows),
        today,
        shopId);
  }

  /** The windows of all shops. */
  static Query<OfShop> windowsOfAll(LocalDate today, Window... windows) {
    return Query.of(
        "SELECT d.shop_id, " + SUMS + " GROUP BY d.shop_id, w.days",
        ShopDays::read,
        days(windows),
        today);
  }

  /** By shop and window. */
  static Map<UUID, Map<Window, Counts>> byShop(Collection<OfShop> rows) {
    Map<UUID, Map<Window, Counts>> all = new HashMap<>();
    for (OfShop row : rows) {
      all.computeIfAbsent(row.shopId(), shop -> new EnumMap<>(Window.class))
          .put(row.window(), row.counts());
    }
    return all;
  }

  private static Integer[] days(Window... windows) {
    return Arrays.stream(windows).map(Window::days).toArray(Integer[]::new);
  }

  private static OfShop read(ResultSet row) throws SQLException {
    int days = row.getInt(2);
    Window window =
        Arrays.stream(Window.values()).filter(one -> one.days() == days).findFirst().orElseThrow();
    return new OfShop(row.getObject(1, UUID.class), window, StoredCounts.read(row, 3));
  }

  /** What a window of a shop holds. */
  record OfShop(UUID shopId, Window window, Counts counts) {}
}
