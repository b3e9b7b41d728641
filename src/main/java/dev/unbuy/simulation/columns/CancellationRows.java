package dev.unbuy.simulation.columns;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Reads the cancellations of a slice's orders. */
final class CancellationRows {

  private static final int UNKNOWN = -1;
  private static final String ROWS =
      """
      SELECT order_id, asked_at, decided_at, status, decided_by, asked_by, rule, reason, fault,
        because, refund, seller_answers_by, policy_version, fact_payment, fact_paid_at,
        fact_ship_by, fact_packed, fact_right_open, fact_accepts,
        fact_limited
      FROM cancellations.cancellations WHERE order_id > '%s' AND order_id <= '%s'
      ORDER BY order_id, asked_at, id\
      """;

  private CancellationRows() {}

  static void read(Connection connection, Slice slice, UUID from, UUID to) throws SQLException {
    CopyOut rows = new CopyOut(connection, ROWS.formatted(from, to));
    int place = 0;
    while (rows.next()) {
      rows.uuid();
      place = slice.placeOf(rows.eight(), rows.eight(), place);
      if (place >= 0) {
        slice.cancellations.get(place).add(row(rows));
      }
    }
  }

  private static CancellationRow row(CopyOut rows) {
    return new CancellationRow(
        rows.at(Slice.NEVER),
        rows.at(Slice.NEVER),
        word(rows),
        rows.text(),
        word(rows),
        word(rows),
        word(rows),
        word(rows),
        word(rows),
        rows.int8(),
        rows.at(Slice.NEVER),
        rows.id(),
        rows.text(),
        rows.at(Slice.NEVER),
        rows.at(Slice.NEVER),
        rows.int4(UNKNOWN),
        rows.bool(false),
        rows.bool(false),
        rows.bool(false));
  }

  private static String word(CopyOut rows) {
    return String.valueOf(rows.text());
  }
}
