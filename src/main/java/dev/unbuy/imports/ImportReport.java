package dev.unbuy.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an import did.
 *
 * @param source the file or folder that was read
 */
public record ImportReport(
    UUID id,
    String format,
    String source,
    Instant startedAt,
    Instant endedAt,
    List<FileReport> files) {

  /** Copies the list. */
  public ImportReport {
    files = List.copyOf(files);
  }

  /** How many rows were read. */
  public long rows() {
    return files.stream().mapToLong(FileReport::read).sum();
  }

  /** How many of them are in the database now. */
  public long used() {
    return files.stream().mapToLong(FileReport::used).sum();
  }

  /** How many were reported. */
  public long reported() {
    return rows() - used();
  }

  /** How long it took. */
  public Duration took() {
    return Duration.between(startedAt, endedAt);
  }

  /** How many rows were read in a second. */
  public long rowsPerSecond() {
    return rows() * 1_000 / Math.max(1, took().toMillis());
  }
}
