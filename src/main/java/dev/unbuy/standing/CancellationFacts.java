package dev.unbuy.standing;

import dev.unbuy.platform.Write;
import java.util.UUID;

/**
 * What was canceled and took effect, by listing; taken anew when its fault is decided otherwise,
 * and forgotten when it is undone.
 */
final class CancellationFacts {

  private static final String TAKE =
      """
      INSERT INTO standing.cancellation_facts (cancellation_id, listing_id, shop_id, order_id,
        title, day, reason, fault, units)
      SELECT c.id, o.listing_id, c.shop_id, c.order_id, min(o.title),
        (c.asked_at AT TIME ZONE 'UTC')::date, c.reason, c.fault, sum(l.quantity)
      FROM cancellations.cancellations c
        JOIN cancellations.cancellation_lines l ON l.cancellation_id = c.id
        JOIN orders.order_lines o ON o.id = l.line_id
      WHERE c.status = 'SETTLED'\
      """;
  private static final String BY_LISTING =
      """
       GROUP BY c.id, o.listing_id
      ON CONFLICT (cancellation_id, listing_id) DO UPDATE
        SET fault = excluded.fault, reason = excluded.reason\
      """;

  private CancellationFacts() {}

  /** Takes those of one cancellation. */
  static Write taken(UUID cancellationId) {
    return Write.any(TAKE + " AND c.id = ?" + BY_LISTING, cancellationId);
  }

  /** Forgets those of one that was undone. */
  static Write forgotten(UUID cancellationId) {
    return Write.any(
        "DELETE FROM standing.cancellation_facts WHERE cancellation_id = ?", cancellationId);
  }

  /** Takes those of all that were not taken yet. */
  static Write allTaken() {
    return Write.any(TAKE + BY_LISTING);
  }
}
