package dev.unbuy.cancellations;

import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.util.UUID;

/**
 * Units whose parcel could not be stopped although their buyer had asked in time to cancel them,
 * and for which no return was opened yet.
 */
public record MissedParcel(UUID interceptId, UnitsOfLine units) {

  /** Those of an order. */
  public static Query<MissedParcel> ofOrder(UUID orderId) {
    return Query.of(
        """
        SELECT i.id, l.line_id, l.quantity FROM cancellations.intercepts i
          JOIN cancellations.cancellation_lines l ON l.cancellation_id = i.cancellation_id
        WHERE i.order_id = ? AND i.state = 'MISSED' AND i.return_id IS NULL
        ORDER BY i.id, l.line_id\
        """,
        row ->
            new MissedParcel(
                row.getObject(1, UUID.class),
                new UnitsOfLine(row.getObject(2, UUID.class), row.getInt(3))),
        orderId);
  }

  /** A return was opened for what this intercept was about. */
  public static Write comesBackBy(UUID interceptId, UUID returnId) {
    return Write.expecting(
        1,
        """
        UPDATE cancellations.intercepts SET return_id = ? WHERE id = ? AND return_id IS NULL\
        """,
        returnId,
        interceptId);
  }
}
