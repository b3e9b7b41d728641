package dev.unbuy.promises;

import dev.unbuy.platform.Write;
import java.util.List;
import java.util.UUID;

/**
 * What each parcel says: when it left and when it arrived, in working days and against what was
 * promised. Taken from the parcel itself whenever something happens to it; what was counted before
 * is not counted again.
 */
final class ParcelFacts {

  /** The longest time that is told apart. */
  static final int LONGEST = 60;

  /**
   * The ordinal of a day among working days, counted from a Monday; Saturday and Sunday count as
   * the Monday after them, as {@link dev.unbuy.kernel.WorkingDays#between} has it.
   */
  private static final String ORDINAL =
      "(5 * (({day} - DATE '1900-01-01') / 7) + least(({day} - DATE '1900-01-01') % 7, 5))";

  private static final String SHIPPED = "(f.shipped_at AT TIME ZONE 'UTC')::date";
  private static final String ARRIVED = "(f.delivered_at AT TIME ZONE 'UTC')::date";
  private static final String PAID = "(coalesce(o.paid_at, o.placed_at) AT TIME ZONE 'UTC')::date";

  private static final String FACTS =
      """
      INSERT INTO promises.parcels AS p (parcel_id, shop_id, country, shipped_on, handling_days,
        in_time, arrived_on, transit_days, on_time)
      SELECT f.id, o.shop_id, coalesce(o.ship_to->>'country', '?'), {shipped},
        {handling}, f.shipped_at < o.ship_by,
        CASE WHEN f.status = 'LOST' THEN o.delivery_to ELSE {arrived} END,
        CASE WHEN f.status = 'LOST' THEN {longest} WHEN f.delivered_at IS NOT NULL THEN {transit} END,
        CASE WHEN f.status = 'LOST' THEN false ELSE {arrived} <= o.delivery_to END
      FROM orders.fulfillments f JOIN orders.orders o ON o.id = f.order_id
      WHERE f.shipped_at IS NOT NULL\
      """
          .replace("{handling}", between(PAID, SHIPPED))
          .replace("{transit}", between(SHIPPED, ARRIVED))
          .replace("{shipped}", SHIPPED)
          .replace("{arrived}", ARRIVED)
          .replace("{longest}", String.valueOf(LONGEST));

  private static final String OF_ORDER =
      """
      WITH before AS (
        SELECT p.parcel_id, p.arrived_on FROM promises.parcels p
        WHERE p.parcel_id IN (SELECT id FROM orders.fulfillments WHERE order_id = ?)),
      taken AS (
      """
          + FACTS
          + """
           AND f.order_id = ?
          ON CONFLICT (parcel_id) DO UPDATE SET arrived_on = excluded.arrived_on,
            transit_days = excluded.transit_days, on_time = excluded.on_time
          WHERE p.arrived_on IS NULL AND excluded.arrived_on IS NOT NULL
          RETURNING p.*),
          steps AS (
            SELECT shop_id, '*' AS country, shipped_on AS day, handling_days AS days, in_time AS kept
            FROM taken WHERE parcel_id NOT IN (SELECT parcel_id FROM before)
            UNION ALL
            SELECT t.shop_id, t.country, t.arrived_on, t.transit_days, t.on_time
            FROM taken t LEFT JOIN before b USING (parcel_id)
            WHERE t.arrived_on IS NOT NULL AND b.arrived_on IS NULL)
          INSERT INTO promises.day_counts AS c (shop_id, country, day, working_days, parcels, kept)
          SELECT shop_id, country, day, days, count(*), count(*) FILTER (WHERE kept)
          FROM steps GROUP BY 1, 2, 3, 4
          ON CONFLICT (shop_id, country, day, working_days)
            DO UPDATE SET parcels = c.parcels + excluded.parcels, kept = c.kept + excluded.kept\
          """;

  private static final String COUNT_ALL =
      """
      INSERT INTO promises.day_counts (shop_id, country, day, working_days, parcels, kept)
      SELECT shop_id, '*', shipped_on, handling_days, count(*), count(*) FILTER (WHERE in_time)
      FROM promises.parcels GROUP BY 1, 3, 4
      UNION ALL
      SELECT shop_id, country, arrived_on, transit_days, count(*), count(*) FILTER (WHERE on_time)
      FROM promises.parcels WHERE arrived_on IS NOT NULL GROUP BY 1, 2, 3, 4\
      """;

  private ParcelFacts() {}

  /** Takes those of an order's parcels, and adds what is new to the days. */
  static Write taken(UUID orderId) {
    return Write.any(OF_ORDER, orderId, orderId);
  }

  /** Takes those of all parcels and counts all days anew, beside nobody else. */
  static List<Write> allTaken() {
    return List.of(
        Write.any("DELETE FROM promises.parcels"),
        Write.any("DELETE FROM promises.day_counts"),
        Write.any(FACTS),
        Write.any(COUNT_ALL));
  }

  private static String between(String from, String to) {
    return "least(%d, greatest(0, %s - %s))"
        .formatted(LONGEST, ORDINAL.replace("{day}", to), ORDINAL.replace("{day}", from));
  }
}
