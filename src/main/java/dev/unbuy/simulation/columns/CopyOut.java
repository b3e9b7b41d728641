package dev.unbuy.simulation.columns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Reads the rows of a query by {@code COPY} in PostgreSQL's binary format: each value straight from
 * the bytes that came, without an object in between. {@link #next} goes to a row, then its columns
 * are read once each, in their order.
 */
final class CopyOut {

  private static final int HEADER = 19;
  private static final int NULL = -1;
  private static final int END = -1;
  private static final long MICROS_TO_2000 = 946_684_800_000_000L;
  private static final int DAYS_TO_2000 = 10_957;

  private final org.postgresql.copy.CopyOut rows;
  private ByteBuffer row = ByteBuffer.allocate(0);
  private boolean begun;

  CopyOut(Connection connection, String query) throws SQLException {
    this.rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
  }

  /** Goes to the next row. */
  boolean next() throws SQLException {
    byte[] bytes = rows.readFromCopy();
    if (bytes == null) {
      return false;
    }
    row = ByteBuffer.wrap(bytes);
    if (!begun) {
      row.position(HEADER);
      begun = true;
    }
    if (row.remaining() < Short.BYTES || row.getShort() == END) {
      while (rows.readFromCopy() != null) {
        continue;
      }
      return false;
    }
    return true;
  }

  /** Eight bytes: a bigint, or half of a uuid when its length was read before. */
  long eight() {
    return row.getLong();
  }

  /** Goes to a uuid, whose halves are then read by {@link #eight}. */
  void uuid() {
    length();
  }

  /** A uuid, or null. */
  @Nullable UUID id() {
    return length() == NULL ? null : new UUID(row.getLong(), row.getLong());
  }

  /** A bigint. */
  long int8() {
    length();
    return row.getLong();
  }

  /** An int; {@code otherwise} for null. */
  int int4(int otherwise) {
    return length() == NULL ? otherwise : row.getInt();
  }

  /** A boolean; {@code otherwise} for null. */
  boolean bool(boolean otherwise) {
    return length() == NULL ? otherwise : row.get() != 0;
  }

  /** A timestamp as microseconds since 1970; {@code otherwise} for null. */
  long at(long otherwise) {
    return length() == NULL ? otherwise : row.getLong() + MICROS_TO_2000;
  }

  /** A date as days since 1970. */
  int day() {
    length();
    return row.getInt() + DAYS_TO_2000;
  }

  /** Text, or null. */
  @Nullable String text() {
    int length = length();
    if (length == NULL) {
      return null;
    }
    String text = new String(row.array(), row.position(), length, StandardCharsets.UTF_8);
    row.position(row.position() + length);
    return text;
  }

  private int length() {
    return row.getInt();
  }
}
