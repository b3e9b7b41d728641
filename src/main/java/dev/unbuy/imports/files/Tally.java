package dev.unbuy.imports.files;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.FileReport.Group;
import dev.unbuy.imports.ImportFailed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the rows of a file: each one that is read is used or reported, and the sums must agree.
 */
public final class Tally {

  private static final int EXAMPLES = 10;

  private final String file;
  private final Map<Why, Some> reported = new EnumMap<>(Why.class);
  private final Map<Note, Some> noted = new EnumMap<>(Note.class);
  private final ReportedRows rows;
  private long read;
  private long used;

  /**
   * For a file.
   *
   * @param rows hears of every row that is reported
   */
  public Tally(String file, ReportedRows rows) {
    this.file = file;
    this.rows = rows;
  }

  /** A row was read. */
  public void read() {
    read++;
  }

  /** A row is in the database now, alone or as a part of something. */
  public void used() {
    used++;
  }

  /** So many rows are. */
  public void used(long more) {
    used += more;
  }

  /**
   * A row is not used.
   *
   * @param row its number, 1 for the first after the heading
   */
  public void reported(long row, Why why) {
    reported.computeIfAbsent(why, key -> new Some()).add(row);
    rows.reported(file, row, why);
  }

  /** A row is used, but something about it was strange. */
  public void noted(long row, Note note) {
    noted.computeIfAbsent(note, key -> new Some()).add(row);
  }

  /**
   * What came of it.
   *
   * @throws ImportFailed when a row was neither used nor reported, or both
   */
  public FileReport close() {
    long told = reported.values().stream().mapToLong(some -> some.count).sum();
    if (read != used + told) {
      throw new ImportFailed("sum", file, read, used, told);
    }
    return new FileReport(
        file,
        read,
        used,
        reported.entrySet().stream().map(one -> one.getValue().group(one.getKey().name())).toList(),
        noted.entrySet().stream().map(one -> one.getValue().group(one.getKey().name())).toList());
  }

  /** Hears of every row that is not used. */
  @FunctionalInterface
  public interface ReportedRows {
    /** Nobody listens. */
    ReportedRows IGNORED = (file, row, why) -> {};

    /** A row of this file is not used. */
    void reported(String file, long row, Why why);
  }

  private static final class Some {
    private final List<Long> examples = new ArrayList<>();
    private long count;

    void add(long row) {
      count++;
      if (examples.size() < EXAMPLES) {
        examples.add(row);
      }
    }

    Group group(String what) {
      return new Group(what, count, Collections.unmodifiableList(examples));
    }
  }
}
