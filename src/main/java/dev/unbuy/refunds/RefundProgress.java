package dev.unbuy.refunds;

import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.OrderAccount;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.refunds.Refund.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down how far a part has come. Each step is one conditional statement that answers with the
 * part only to the first who takes it, so a doubled, late or reordered notice changes nothing
 * twice.
 */
@Component
class RefundProgress {

  private static final String RETURNING =
      """
       RETURNING refund_id, share_id, method, kind, amount, order_id, buyer_id,
        (SELECT shop_id FROM refunds.refunds r WHERE r.id = refund_id),
        (SELECT currency FROM refunds.refunds r WHERE r.id = refund_id), id\
      """;
  private static final String SENT =
      """
      UPDATE refunds.refund_parts SET status = 'SENT', sent_at = ?, gateway_ref = ?,
        attempts = attempts + 1, last_error = NULL
      WHERE id = ? AND status IN ('REQUESTED','NEEDS_ATTENTION')\
      """;
  private static final String SUCCEEDED =
      """
      UPDATE refunds.refund_parts SET status = 'SUCCEEDED', sent_at = coalesce(sent_at, ?),
        settled_at = ?, gateway_ref = coalesce(?, gateway_ref), last_error = NULL
      WHERE id = ? AND status <> 'SUCCEEDED'\
      """;
  private static final String FAILED =
      """
      UPDATE refunds.refund_parts SET status = ?, last_error = ?, attempts = attempts + 1
      WHERE id = ? AND status IN ('REQUESTED','SENT')\
      """;
  private static final String OTHERS =
      """
      SELECT status FROM refunds.refund_parts WHERE refund_id = ? AND id <> ? ORDER BY id FOR UPDATE\
      """;

  private final Outbox outbox;
  private final InstantSource clock;

  RefundProgress(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The gateway has taken it over. */
  void sent(UnitOfWork work, UUID partId, String reference) {
    Instant now = clock.instant();
    first(work, SENT, now, reference, partId)
        .filter(part -> allOthers(work, part, "SENT", "SUCCEEDED"))
        .ifPresent(
            part ->
                outbox.publish(
                    work, new RefundSent(now, part.refundId(), part.orderId(), part.buyerId())));
  }

  /** It has arrived, or was given up. */
  void succeeded(UnitOfWork work, UUID partId, @Nullable String reference) {
    Instant now = clock.instant();
    first(work, SUCCEEDED, now, now, reference, partId).ifPresent(part -> book(work, part, now));
  }

  /** The gateway will not do it; a person looks into it. */
  void needsAttention(UnitOfWork work, UUID partId, String why) {
    var _ = first(work, FAILED, "NEEDS_ATTENTION", why, partId);
  }

  /** No answer has come yet. */
  void unanswered(UnitOfWork work, UUID partId, String why) {
    work.plan(
        Write.any(
            """
            UPDATE refunds.refund_parts SET attempts = attempts + 1, last_error = ?
            WHERE id = ? AND status = 'REQUESTED'\
            """,
            why,
            partId));
  }

  private void book(UnitOfWork work, Taken part, Instant now) {
    if (part.kind() == Kind.VOID) {
      work.plan(TenderShare.released(part.shareId(), part.amount()));
    } else {
      work.plan(TenderShare.refunded(part.shareId(), part.amount()));
      work.plan(
          Ledger.post(
              part.id(),
              "REFUND",
              new OrderAccount(part.orderId(), part.buyerId(), part.shopId(), part.currency()),
              Ledger.REFUND_CLEARING,
              Ledger.buyer(dev.unbuy.kernel.PaymentMethod.valueOf(part.method())),
              part.amount(),
              now));
    }
    if (allOthers(work, part, "SUCCEEDED")) {
      outbox.publish(work, new RefundArrived(now, part.refundId(), part.orderId(), part.buyerId()));
    }
  }

  private static boolean allOthers(UnitOfWork work, Taken part, String... statuses) {
    return work
        .ask(Query.of(OTHERS, row -> row.getString(1), part.refundId(), part.id()))
        .rows()
        .stream()
        .allMatch(status -> java.util.List.of(statuses).contains(status));
  }

  private static Optional<Taken> first(
      UnitOfWork work, String sql, @Nullable Object... parameters) {
    return work.ask(
            new Query<>(
                sql + RETURNING,
                row ->
                    new Taken(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        Kind.valueOf(row.getString(4)),
                        row.getLong(5),
                        row.getObject(6, UUID.class),
                        row.getObject(7, UUID.class),
                        row.getObject(8, UUID.class),
                        row.getString(9),
                        row.getObject(10, UUID.class)),
                java.util.Arrays.asList(parameters)))
        .first();
  }

  private record Taken(
      UUID refundId,
      UUID shareId,
      String method,
      Kind kind,
      long amount,
      UUID orderId,
      UUID buyerId,
      UUID shopId,
      String currency,
      UUID id) {}
}
