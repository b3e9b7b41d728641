package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.platform.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reason that was given for a cancellation, as it is kept for good.
 *
 * @param author BUYER, SELLER or whoever gave it
 * @param fault what counted from then on, or null where history was imported
 * @param pressed whether it was given after the seller had written to the buyer
 */
public record ReasonSaid(
    Instant at,
    String author,
    Reason reason,
    @Nullable String note,
    @Nullable Fault fault,
    boolean pressed) {

  static Query<ReasonSaid> of(UUID cancellationId) {
    return Query.of(
        """
        SELECT at, author, reason, note, fault, pressed FROM cancellations.reason_history
        WHERE cancellation_id = ? ORDER BY at\
        """,
        row -> {
          String fault = row.getString(5);
          return new ReasonSaid(
              row.getObject(1, OffsetDateTime.class).toInstant(),
              row.getString(2),
              Reason.valueOf(row.getString(3)),
              row.getString(4),
              fault == null ? null : Fault.valueOf(fault),
              row.getBoolean(6));
        },
        cancellationId);
  }
}
