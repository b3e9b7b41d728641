package dev.unbuy.payments;

import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes down what the gateway says of captures; each only once, whoever hears of it first. */
@Component
public class CaptureWrites {

  private static final String CONFIRMED =
      """
      UPDATE payments.tender_shares SET captured = capture, captured_at = ?
      WHERE id = ? AND captured = 0 AND capture > 0 RETURNING captured, going_back\
      """;
  private static final String FOUND =
      """
      UPDATE payments.tender_shares SET capture = ?, captured = ?,
        capture_requested_at = coalesce(capture_requested_at, ?), captured_at = ?,
        lost_at = NULL, lost_why = NULL, found = capture = 0
      WHERE id = ? AND captured = 0 AND (capture = ? OR capture = 0 AND released <= amount - ?)
      RETURNING captured, going_back\
      """;
  private static final String LOST =
      """
      UPDATE payments.tender_shares s SET capture = 0, lost_at = ?, lost_why = ?
      FROM payments.tenders t
      WHERE s.id = ? AND t.id = s.tender_id AND s.captured = 0 AND s.lost_at IS NULL
      RETURNING t.purchase_id, s.order_id\
      """;

  private final Outbox outbox;

  CaptureWrites(Outbox outbox) {
    this.outbox = outbox;
  }

  /** What was asked for is taken. */
  public void confirmed(UnitOfWork work, TenderShare share, OrderAccount order, Instant at) {
    work.ask(Query.of(CONFIRMED, Taken::read, at, share.id()))
        .first()
        .ifPresent(taken -> book(work, share, order, taken, at));
  }

  /**
   * The gateway took money although nobody here asked for it, or nobody heard of it.
   *
   * @param amount how much of it is this share's, in minor units, more than zero
   */
  public void found(
      UnitOfWork work, TenderShare share, OrderAccount order, long amount, Instant at) {
    work.ask(Query.of(FOUND, Taken::read, amount, amount, at, at, share.id(), amount, amount))
        .first()
        .ifPresent(taken -> book(work, share, order, taken, at));
  }

  /** What was asked for cannot be taken any more. */
  void lost(UnitOfWork work, UUID shareId, String why, Instant at) {
    work.ask(
            Query.of(
                LOST,
                row ->
                    new PaymentLost(at, row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                at,
                why,
                shareId))
        .first()
        .ifPresent(lost -> outbox.publish(work, lost));
  }

  private void book(
      UnitOfWork work, TenderShare share, OrderAccount order, Taken taken, Instant at) {
    work.plan(
        Ledger.post(
            share.id(),
            "CAPTURE",
            order,
            Ledger.buyer(share.method()),
            Ledger.ESCROW,
            taken.captured(),
            at));
    if (taken.goingBack() > 0) {
      outbox.publish(work, new MoneyCaptured(at, order.orderId()));
    }
  }

  private record Taken(long captured, long goingBack) {
    static Taken read(java.sql.ResultSet row) throws java.sql.SQLException {
      return new Taken(row.getLong(1), row.getLong(2));
    }
  }
}
