package dev.unbuy.refunds;

import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Query;
import dev.unbuy.refunds.Refund.Status;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Parts of refunds that are not finished, counted by how far they have come and how old they are.
 *
 * @param age how old they are
 * @param overdue how many should have arrived before today
 */
public record RefundAges(Status status, Age age, int count, int overdue, Money amount) {

  private static final String COUNT =
      """
      SELECT p.status, CASE WHEN p.requested_at > ?::timestamptz - interval '1 hour' THEN 'HOUR'
          WHEN p.requested_at > ?::timestamptz - interval '1 day' THEN 'DAY'
          WHEN p.requested_at > ?::timestamptz - interval '7 days' THEN 'WEEK' ELSE 'OLDER' END AS age,
        count(*), count(*) FILTER (WHERE p.kind = 'REFUND' AND p.expected_by < ?), sum(p.amount)::bigint,
        currency
      FROM refunds.refund_parts p JOIN refunds.refunds r ON r.id = p.refund_id
      WHERE p.status <> 'SUCCEEDED' AND NOT p.replaced
      GROUP BY p.status, age, currency ORDER BY p.status, age, currency\
      """;

  /** How old something is. */
  public enum Age {
    HOUR,
    DAY,
    WEEK,
    OLDER
  }

  /** Counts. */
  public static Query<RefundAges> now(Instant now, LocalDate today) {
    return Query.of(
        COUNT,
        row ->
            new RefundAges(
                Status.valueOf(row.getString(1)),
                Age.valueOf(row.getString(2)),
                row.getInt(3),
                row.getInt(4),
                new Money(row.getLong(5), row.getString(6))),
        now,
        now,
        now,
        today);
  }
}
