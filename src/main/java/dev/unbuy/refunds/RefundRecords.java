package dev.unbuy.refunds;

import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.MoneyRecord;
import dev.unbuy.payments.MoneyRecords;
import dev.unbuy.platform.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** What is written here of voids and refunds, to be compared with what the gateway says of them. */
public final class RefundRecords {

  private static final String PARTS =
      """
      SELECT p.id, p.kind,
        CASE WHEN p.status = 'SUCCEEDED' THEN 'DONE' WHEN p.refused THEN 'FAILED'
          WHEN p.status = 'SENT' THEN 'PENDING' ELSE 'ASKED' END,
        p.gateway_ref IS NOT NULL, p.amount, r.currency, p.order_id, p.refund_id,
        coalesce(p.settled_at, p.sent_at, p.requested_at) AS since,
        CASE WHEN p.kind = 'REFUND' THEN p.expected_by END,
        CASE WHEN p.kind = 'REFUND' THEN %s END
      FROM refunds.refund_parts p JOIN refunds.refunds r ON r.id = p.refund_id
      WHERE p.kind IN ('VOID','REFUND')\
      """
          .formatted(Ledger.booked("p.id", "REFUND", "REFUND_FAILED"));

  private RefundRecords() {}

  /** What is known under these keys. */
  public static Query<MoneyRecord> byKeys(Collection<UUID> keys) {
    return Query.of(
        PARTS + " AND p.id = ANY (?)", MoneyRecords::read, (Object) keys.toArray(UUID[]::new));
  }

  /** Which of these are parts of refunds, of whatever kind. */
  public static Query<UUID> parts(Collection<UUID> causes) {
    return Query.of(
        "SELECT id FROM refunds.refund_parts WHERE id = ANY (?)",
        row -> row.getObject(1, UUID.class),
        (Object) causes.toArray(UUID[]::new));
  }

  /** What was done in a time, by time and key, after those of the page before. */
  public static Query<MoneyRecord> settled(Instant from, Instant to, UUID after, int limit) {
    return Query.of(
        PARTS
            + """
             AND p.settled_at < ? AND (p.settled_at, p.id) > (?, ?)
            ORDER BY p.settled_at, p.id LIMIT ?\
            """,
        MoneyRecords::read,
        to,
        from,
        after,
        limit);
  }

  /** What is not done yet and was asked for before an instant, by time and key. */
  public static Query<MoneyRecord> open(Instant from, Instant before, UUID after, int limit) {
    return Query.of(
        PARTS
            + """
             AND p.status <> 'SUCCEEDED' AND NOT p.replaced
              AND p.requested_at < ? AND (p.requested_at, p.id) > (?, ?)
            ORDER BY p.requested_at, p.id LIMIT ?\
            """,
        MoneyRecords::read,
        before,
        from,
        after,
        limit);
  }
}
