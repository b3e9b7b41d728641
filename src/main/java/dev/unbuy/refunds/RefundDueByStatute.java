package dev.unbuy.refunds;

import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.refunds.Refund.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The law says until when the money of a cancellation or withdrawal must have been sent. At that
 * instant it has been, or the operator is told.
 */
@Component
public class RefundDueByStatute implements DeadlineHandler {

  private static final String KIND = "refunds.due-by-statute";
  private static final String ALARM =
      """
      INSERT INTO refunds.overdue_refunds (refund_id, order_id, buyer_id, noticed_at)
      VALUES (?, ?, ?, ?) ON CONFLICT (refund_id) DO NOTHING\
      """;

  private final Outbox outbox;
  private final InstantSource clock;

  RefundDueByStatute(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Has it looked at when it is late; the cause is the refund's. */
  public static Write due(UUID cause, Instant lateAt) {
    return Deadlines.set(KIND, cause, lateAt);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    Refunds.together(work.ask(Refunds.ofCause(subject)).rows()).stream()
        .filter(refund -> refund.status().compareTo(Status.SENT) < 0)
        .forEach(refund -> alarm(work, refund, clock.instant()));
  }

  private void alarm(UnitOfWork work, Refund refund, Instant now) {
    work.plan(Write.any(ALARM, refund.id(), refund.orderId(), refund.buyerId(), now));
    outbox.publish(work, new RefundOverdue(now, refund.id(), refund.orderId(), refund.buyerId()));
  }
}
