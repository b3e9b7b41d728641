package dev.unbuy.cancellations;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Which orders a recall is about: found in the list of the one seller's orders, kept by events, so
 * that no table of all orders is searched.
 */
final class RecallCandidates {

  private static final String OF_SHOP =
      """
      FROM orders.seller_orders s
      WHERE s.shop_id = ? AND s.placed_at >= ? AND s.placed_at < ?\
      """;
  private static final String OF_LINES =
      """
       AND EXISTS (SELECT FROM orders.order_lines l WHERE l.order_id = s.order_id
        AND (cardinality(?::uuid[]) = 0 OR l.listing_id = ANY (?)) AND %s)\
      """;
  private static final String OPEN =
      OF_SHOP
          + """
           AND s.status IN ('AWAITING_PAYMENT','PAYMENT_REVIEW','AWAITING_SHIPMENT','PARTIALLY_SHIPPED')\
          """
          + OF_LINES.formatted(
              """
              (l.open + l.in_fulfillment - l.asked > 0 OR l.asked > 0 AND EXISTS (
                SELECT FROM changes.order_changes c
                WHERE c.order_id = s.order_id AND c.status IN ('PAYING','ASKED')))\
              """);
  private static final String TAKE =
      """
      INSERT INTO cancellations.recall_orders (recall_id, order_id, buyer_id, number, outcome,
        currency)
      SELECT ?, s.order_id, (SELECT o.buyer_id FROM orders.orders o WHERE o.id = s.order_id),
        s.number, 'WAITING', s.currency
      """
          + OPEN
          + " ON CONFLICT DO NOTHING RETURNING order_id";

  private RecallCandidates() {}

  /** The shop that a scope is about. */
  static UUID shopOf(UnitOfWork work, RecallScope scope) {
    if (scope.listings().isEmpty()) {
      return Objects.requireNonNull(scope.shopId());
    }
    List<UUID> shops =
        work.ask(
                Query.of(
                    "SELECT DISTINCT shop_id FROM catalog.listings WHERE id = ANY (?)",
                    row -> row.getObject(1, UUID.class),
                    (Object) scope.listings().toArray(UUID[]::new)))
            .rows();
    if (shops.size() != 1 || scope.shopId() != null && !shops.contains(scope.shopId())) {
      throw new InvalidInput("listings", "must be of one shop");
    }
    return shops.getFirst();
  }

  /** A page of them by id, for the preview. */
  static Query<UUID> open(UUID shop, RecallScope scope, UUID after, int limit) {
    UUID[] listings = scope.listings().toArray(UUID[]::new);
    return Query.of(
        "SELECT s.order_id " + OPEN + " AND s.order_id > ? ORDER BY s.order_id LIMIT ?",
        row -> row.getObject(1, UUID.class),
        shop,
        scope.from(),
        scope.to(),
        listings,
        listings,
        after,
        limit);
  }

  /** How many orders have units of it that left. */
  static Query<Integer> outThere(UUID shop, RecallScope scope) {
    UUID[] listings = scope.listings().toArray(UUID[]::new);
    return Query.of(
        "SELECT count(*)::int " + OF_SHOP + OF_LINES.formatted("l.shipped - l.returned > 0"),
        row -> row.getInt(1),
        shop,
        scope.from(),
        scope.to(),
        listings,
        listings);
  }

  /** Writes down those that are not written down yet. */
  static Query<UUID> take(Recall recall) {
    UUID[] listings = recall.listings().toArray(UUID[]::new);
    return Query.of(
        TAKE,
        row -> row.getObject(1, UUID.class),
        recall.id(),
        recall.shopId(),
        recall.from(),
        recall.to(),
        listings,
        listings);
  }
}
