package dev.unbuy.standing;

import dev.unbuy.platform.Write;
import java.util.Collection;
import java.util.UUID;

/**
 * What each order says about its shop: taken anew from the order, its parcels, cancellations and
 * rating whenever it may have changed, so that a repetition changes nothing.
 */
final class OrderFacts {

  private static final String TAKE =
      """
      INSERT INTO standing.order_facts AS f (order_id, shop_id, number, placed_at, paid,
        seller_fault, canceled, shipped, late, stars, lost_dispute)
      SELECT o.id, o.shop_id, o.number, o.placed_at,
        o.paid_at IS NOT NULL AND x.order_id IS NULL,
        x.order_id IS NULL AND EXISTS (SELECT FROM cancellations.cancellations c
                WHERE c.order_id = o.id AND c.status = 'SETTLED' AND c.fault = 'SELLER'),
        o.units_canceled = o.units_ordered, o.units_shipped > 0 AND x.order_id IS NULL,
        o.units_shipped > 0 AND x.order_id IS NULL AND EXISTS (SELECT FROM orders.fulfillments p
                WHERE p.order_id = o.id AND p.shipped_at > o.ship_by),
        CASE WHEN x.order_id IS NULL THEN r.stars END,
        x.order_id IS NULL AND EXISTS (SELECT FROM returns.disputes d WHERE d.order_id = o.id AND d.lost)
      FROM orders.orders o LEFT JOIN standing.ratings r ON r.order_id = o.id
        LEFT JOIN standing.exclusions x ON x.order_id = o.id
      WHERE (o.paid_at IS NOT NULL OR o.units_canceled > 0)\
      """;
  private static final String UPDATE =
      """
       ON CONFLICT (order_id) DO UPDATE SET paid = excluded.paid,
        seller_fault = excluded.seller_fault, canceled = excluded.canceled,
        shipped = excluded.shipped, late = excluded.late, stars = excluded.stars,
        lost_dispute = excluded.lost_dispute
      WHERE (f.paid, f.seller_fault, f.canceled, f.shipped, f.late, f.stars, f.lost_dispute)
        IS DISTINCT FROM (excluded.paid, excluded.seller_fault, excluded.canceled,
          excluded.shipped, excluded.late, excluded.stars, excluded.lost_dispute)\
      """;
  private static final String ONE =
      "WITH taken AS ("
          + TAKE
          + " AND o.id = ?"
          + UPDATE
          + """
           RETURNING f.shop_id, f.day)
          INSERT INTO standing.shop_days AS d (shop_id, day) SELECT DISTINCT shop_id, day FROM taken
          ON CONFLICT (shop_id, day) DO UPDATE SET stale = true WHERE NOT d.stale\
          """;

  private OrderFacts() {}

  /** Takes the facts of one order; the day on which they changed is to be counted again. */
  static Write taken(UUID orderId) {
    return Write.any(ONE, orderId);
  }

  /** The same of several orders. */
  static Write taken(Collection<UUID> orders) {
    return Write.any(
        ONE.replace("o.id = ?", "o.id = ANY (?)"), (Object) orders.toArray(UUID[]::new));
  }

  /** Takes the facts of all orders, beside nobody else. */
  static Write allTaken() {
    return Write.any(TAKE + UPDATE);
  }

  /** Forgets orders that are no more. */
  static Write othersForgotten() {
    return Write.any(
        """
        DELETE FROM standing.order_facts f
        WHERE NOT EXISTS (SELECT FROM orders.orders o WHERE o.id = f.order_id)\
        """);
  }
}
