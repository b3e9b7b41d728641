package dev.unbuy.imports.neutral;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.ImportFailed;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopyFailed;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.copy.CopyTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Fills one table from its file: the lines into a temporary table, from there all at once. */
final class TableReading {

  private static final CopyTable LINES = CopyTable.of("export_lines", "line, row");

  private final CopySession copy;
  private final CarriedTable table;
  private final Manifest.Part part;

  TableReading(CopySession copy, CarriedTable table, Manifest.Part part) {
    this.copy = copy;
    this.table = table;
    this.part = part;
  }

  /** Makes the temporary table that all files pass through. */
  static void prepare(CopySession copy) {
    copy.execute("CREATE TEMP TABLE export_lines (line bigint, row text) ON COMMIT DROP");
  }

  /**
   * Reads it.
   *
   * @throws ImportFailed when it is not what the manifest says, or a line cannot be used
   */
  FileReport read(Path folder, Progress progress) {
    try (JsonLines lines = new JsonLines(folder.resolve(table.file()))) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        copy.into(LINES).row().int8(lines.number()).text(line).end();
        progress.advances(line.length() + 1L);
      }
      requireKnown(lines.names());
      copy.send();
      fill(lines.names(), lines.number());
      requireSame(lines);
      copy.execute("TRUNCATE export_lines");
      return new FileReport(table.file(), lines.number(), lines.number(), List.of(), List.of());
    }
  }

  private void requireKnown(Set<String> names) {
    for (String name : names) {
      if (!table.columns().contains(name)) {
        throw new ImportFailed("unknown-column", table.file(), name);
      }
    }
  }

  private void requireSame(JsonLines lines) {
    if (lines.number() != part.rows()) {
      throw new ImportFailed("rows", table.file(), part.rows(), lines.number());
    }
    if (!lines.checksum().equalsIgnoreCase(part.sha256())) {
      throw new ImportFailed("checksum", table.file());
    }
  }

  private void fill(Set<String> names, long rows) {
    if (rows == 0) {
      return;
    }
    String sql = table.filledFrom(LINES.name(), names);
    if (tried(sql, 0, rows) != null) {
      throw theOne(sql, rows);
    }
  }

  /** Halves what is refused until one line is left. */
  private ImportFailed theOne(String sql, long rows) {
    long fine = 0;
    long refused = rows;
    while (refused - fine > 1) {
      long middle = fine + (refused - fine) / 2;
      if (tried(sql, fine, middle) == null) {
        fine = middle;
      } else {
        refused = middle;
      }
    }
    String why = tried(sql, fine, refused);
    return new ImportFailed("line", table.file(), refused, Objects.toString(why, "it is refused"));
  }

  /**
   * Tries lines.
   *
   * @return why they are refused, or null when they are in
   */
  private @Nullable String tried(String sql, long after, long last) {
    copy.execute("SAVEPOINT lines");
    try {
      copy.execute(sql, after, last);
      copy.execute("RELEASE SAVEPOINT lines");
      return null;
    } catch (CopyFailed failure) {
      if (!(failure.getCause() instanceof SQLException refusal) || !isOfTheRows(refusal)) {
        throw failure;
      }
      copy.execute("ROLLBACK TO SAVEPOINT lines");
      return sentence(refusal);
    }
  }

  /** Classes 22 and 23 of SQLSTATE: data exceptions and violated constraints. */
  private static boolean isOfTheRows(SQLException refusal) {
    String state = Objects.toString(refusal.getSQLState(), "");
    return state.startsWith("22") || state.startsWith("23");
  }

  private static String sentence(SQLException refusal) {
    ServerErrorMessage message =
        refusal instanceof PSQLException server ? server.getServerErrorMessage() : null;
    return Objects.toString(
        message == null ? refusal.getMessage() : message.getMessage(), "it is refused");
  }
}
