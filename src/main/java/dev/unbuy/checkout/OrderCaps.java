package dev.unbuy.checkout;

import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Shops that may take only so many orders a UTC day, because of their standing. Two buyers at the
 * same moment may both get the last one: it is a brake and no lock.
 */
final class OrderCaps {

  private static final String REACHED =
      """
      SELECT s.id FROM catalog.shops s
      WHERE s.id = ANY (?) AND s.orders_a_day <= (SELECT count(*) FROM (
        SELECT FROM orders.seller_orders o
        WHERE o.shop_id = s.id AND o.placed_at >= ? LIMIT s.orders_a_day) today)\
      """;

  private OrderCaps() {}

  /** Those of these shops that have taken all the orders that they may today. */
  static Query<UUID> reached(List<UUID> shops, Instant now) {
    return Query.of(
        REACHED,
        row -> row.getObject(1, UUID.class),
        shops.toArray(UUID[]::new),
        now.truncatedTo(ChronoUnit.DAYS));
  }

  static Refusal refusal(UUID shop) {
    return new Refusal(
        "seller-limited", "NO_MORE_ORDERS_TODAY", shop.toString(), List.of("SAVE_FOR_LATER"));
  }
}
