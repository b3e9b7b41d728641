package dev.unbuy.payments;

import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Asks for the money of an order: all that is not on its way back, once. From then on what is
 * undone goes back by a refund, before by a void; the order's lock, which every caller holds,
 * decides which.
 */
@Component
public class Captures {

  private static final String ASK =
      """
      UPDATE payments.tender_shares s
      SET capture = amount - going_back - released, capture_requested_at = ?
      WHERE order_id = ? AND capture_requested_at IS NULL AND lost_at IS NULL
        AND NOT EXISTS (
          SELECT FROM payments.tenders t WHERE t.id = s.tender_id AND t.status = 'PAID')\
      """;

  private final Outbox outbox;

  Captures(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Asks for the capture with this unit of work, which holds the order's lock. Of a tender that is
   * paid, not authorized, the gateway has all already: what is left of it is booked once the
   * gateway has said whether a part was given up in time.
   */
  public void request(UnitOfWork work, OrderAccount order, Instant at) {
    work.plan(Write.any(ASK, at, order.orderId()));
    askAgain(work, order, at);
  }

  /** Has the gateway asked for what was requested before, under the same keys. */
  public void askAgain(UnitOfWork work, OrderAccount order, Instant at) {
    outbox.publish(
        work,
        new CaptureRequested(
            at, order.orderId(), order.buyerId(), order.shopId(), order.currency()));
  }

  /**
   * Books what is the marketplace's from the start: tenders that are paid, not authorized. What was
   * given up before stays given up; while a part is on its way back, nothing is booked.
   */
  public static void book(UnitOfWork work, OrderAccount order, TenderShare share, Instant at) {
    long paid = share.amount() - share.released();
    if (share.captured() > 0 || share.goingBack() > 0 || paid == 0) {
      return;
    }
    work.plan(
        Write.expecting(
            1,
            """
            UPDATE payments.tender_shares
            SET capture = ?, captured = ?, capture_requested_at = ?, captured_at = ?
            WHERE id = ? AND captured = 0 AND going_back = 0 AND released = ?\
            """,
            paid,
            paid,
            at,
            at,
            share.id(),
            share.released()));
    work.plan(
        Ledger.post(
            share.id(), "CAPTURE", order, Ledger.buyer(share.method()), Ledger.ESCROW, paid, at));
  }
}
