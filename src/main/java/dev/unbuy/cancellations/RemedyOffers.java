package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.orders.Order;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what was offered in place of a cancellation, and what became of it. */
final class RemedyOffers {

  private static final String KEEP =
      """
      INSERT INTO cancellations.remedy_offers AS r (id, order_id, buyer_id, shop_id, reason, kind,
        line_id, variant_id, amount, currency, offered_at)
      VALUES (?, ?, ?, ?, ?, ?, ?::uuid, ?::uuid, ?::int8, ?, ?)
      ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, reason = excluded.reason
      WHERE r.outcome = 'OFFERED'\
      """;
  private static final String DECLINED =
      """
      UPDATE cancellations.remedy_offers SET outcome = 'DECLINED', decided_at = ?
      WHERE order_id = ? AND outcome = 'OFFERED'\
      """;
  private static final String TAKEN =
      """
      UPDATE cancellations.remedy_offers SET outcome = 'TAKEN', decided_at = ?, kept = ?
      WHERE id = ?\
      """;
  private static final String MATCHED =
      """
      UPDATE cancellations.remedy_offers SET outcome = 'TAKEN', decided_at = ?, kept = ?
      WHERE order_id = ? AND line_id = ? AND kind = 'PRICE_MATCH' AND outcome = 'OFFERED'\
      """;
  private static final String NOT_AGAIN =
      """
      SELECT DISTINCT kind FROM cancellations.remedy_offers
      WHERE order_id = ? AND outcome = 'DECLINED'\
      """;
  private static final String OPEN =
      """
      SELECT id, reason, kind, line_id, amount FROM cancellations.remedy_offers
      WHERE id = ? AND order_id = ?\
      """;

  private RemedyOffers() {}

  static void keep(UnitOfWork work, Order order, List<RemedyOffer> offers, Instant now) {
    offers.forEach(
        offer ->
            work.plan(
                Write.any(
                    KEEP,
                    offer.id(),
                    order.id(),
                    order.buyerId(),
                    order.shopId(),
                    offer.reason().name(),
                    offer.kind(),
                    offer.lineId(),
                    offer.variantId(),
                    offer.amount() == null ? null : offer.amount().minor(),
                    order.currency(),
                    now)));
  }

  /** The buyer canceled anyway. */
  static Write declined(UUID orderId, Instant now) {
    return Write.any(DECLINED, now, orderId);
  }

  /** The buyer took it. */
  static Write taken(UUID id, long kept, Instant now) {
    return Write.expecting(1, TAKEN, now, kept, id);
  }

  /** The seller matched the price of a line. */
  static Write matched(UUID orderId, UUID lineId, long kept, Instant now) {
    return Write.any(MATCHED, now, kept, orderId, lineId);
  }

  /** The kinds that the buyer turned down for this order. */
  static Query<RemedyKind> declinedKinds(UUID orderId) {
    return Query.of(NOT_AGAIN, row -> RemedyKind.valueOf(row.getString(1)), orderId);
  }

  /** What was offered under this id. */
  static Query<Kept> byId(UUID id, UUID orderId) {
    return Query.of(
        OPEN,
        row ->
            new Kept(
                row.getObject(1, UUID.class),
                Reason.valueOf(row.getString(2)),
                RemedyKind.valueOf(row.getString(3)),
                row.getString(4) == null ? List.of() : List.of(UUID.fromString(row.getString(4))),
                row.getObject(5, Long.class)),
        id,
        orderId);
  }

  /**
   * An offer as it was kept: the line that it is about, or none.
   *
   * @param amount what it was said to bring back or, below zero, to cost; null when nothing moves
   */
  record Kept(UUID id, Reason reason, RemedyKind kind, List<UUID> lines, @Nullable Long amount) {}
}
