package dev.unbuy.imports.copy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table on their way into the database, in PostgreSQL's binary COPY format: nothing is
 * printed here and parsed there. Each value must be given with the type of its column.
 */
public final class CopyRows {

  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int FULL = 1 << 20;
  private static final long SECONDS_TO_2000 = 946_684_800L;
  private static final int DAYS_TO_2000 = 10_957;
  private static final int OID_OF_TEXT = 25;

  private final CopyTable table;
  private final Sink sink;
  private final Runnable whenFull;
  private byte[] bytes = new byte[1 << 16];
  private int size;
  private int fields;
  private long rows;

  CopyRows(CopyTable table, Sink sink, Runnable whenFull) {
    this.table = table;
    this.sink = sink;
    this.whenFull = whenFull;
  }

  /** Begins a row. */
  public CopyRows row() {
    if (size == 0) {
      raw(HEADER);
    }
    room(2);
    put2(table.columns().size());
    fields = 0;
    return this;
  }

  /** Ends it. */
  public void end() {
    if (fields != table.columns().size()) {
      throw new IllegalStateException(
          "%d values for %d columns of %s".formatted(fields, table.columns().size(), table.name()));
    }
    rows++;
    if (size >= FULL) {
      whenFull.run();
    }
  }

  /** How many rows were given. */
  public long rows() {
    return rows;
  }

  /** A {@code uuid}. */
  public CopyRows id(@Nullable UUID value) {
    if (value == null) {
      return none();
    }
    begin(16);
    put8(value.getMostSignificantBits());
    put8(value.getLeastSignificantBits());
    return this;
  }

  /** A {@code text} or {@code varchar}. */
  public CopyRows text(@Nullable String value) {
    if (value == null) {
      return none();
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    begin(utf8.length);
    raw(utf8);
    return this;
  }

  /** The name of a constant as {@code text}. */
  public CopyRows text(Enum<?> value) {
    return text(value.name());
  }

  /** A {@code jsonb}. */
  public CopyRows json(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    begin(utf8.length + 1);
    bytes[size++] = 1;
    raw(utf8);
    return this;
  }

  /** A {@code text[]}, not empty. */
  public CopyRows texts(String... values) {
    byte[][] utf8 =
        Arrays.stream(values)
            .map(value -> value.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    begin(20 + Arrays.stream(utf8).mapToInt(one -> one.length + 4).sum());
    put4(1); // dimensions
    put4(0); // no nulls
    put4(OID_OF_TEXT);
    put4(utf8.length);
    put4(1); // the first index
    for (byte[] one : utf8) {
      put4(one.length);
      raw(one);
    }
    return this;
  }

  /** An {@code int4}. */
  public CopyRows int4(int value) {
    begin(4);
    put4(value);
    return this;
  }

  /** An {@code int8}. */
  public CopyRows int8(long value) {
    begin(8);
    put8(value);
    return this;
  }

  /** A {@code boolean}. */
  public CopyRows bool(boolean value) {
    begin(1);
    bytes[size++] = (byte) (value ? 1 : 0);
    return this;
  }

  /** A {@code timestamptz}, to the microsecond. */
  public CopyRows at(@Nullable Instant value) {
    if (value == null) {
      return none();
    }
    begin(8);
    put8((value.getEpochSecond() - SECONDS_TO_2000) * 1_000_000 + value.getNano() / 1_000);
    return this;
  }

  /** A {@code date}. */
  public CopyRows day(LocalDate value) {
    begin(4);
    put4(Math.toIntExact(value.toEpochDay() - DAYS_TO_2000));
    return this;
  }

  /** Nothing. */
  public CopyRows none() {
    room(4);
    put4(-1);
    fields++;
    return this;
  }

  /** Sends what has been gathered. */
  void send() {
    if (size == 0) {
      return;
    }
    room(2);
    put2(-1);
    sink.take(table, bytes, size);
    size = 0;
  }

  private void begin(int length) {
    room(length + 4);
    put4(length);
    fields++;
  }

  private void raw(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  private void put2(int value) {
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  private void put4(int value) {
    put2(value >> 16);
    put2(value);
  }

  private void put8(long value) {
    put4((int) (value >> 32));
    put4((int) value);
  }

  /** Takes what is full. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes it; the array is used again afterwards.
     *
     * @param length how much of it counts
     */
    void take(CopyTable table, byte[] bytes, int length);
  }
}
