package dev.unbuy.imports.neutral;

import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopyFailed;
import dev.unbuy.imports.copy.CopySession;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Writes everything that the marketplace knows into a folder, a file for each table.
 *
 * <p>It is what one transaction sees, however much is going on; rows go straight from the database
 * to the file, so that memory stays the same however many there are.
 */
@Component
public class ExportEverything {

  private static final int BUFFER = 1 << 16;

  private final DataSource dataSource;

  ExportEverything(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Writes it.
   *
   * @param folder made now, or empty
   * @throws ExportFailed when there is something in it, or it cannot be written
   */
  public Exported into(Path folder, Progress progress) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new ExportFailed("not-empty", folder);
        }
      }
      Manifest manifest = Manifest.of(files(folder, progress));
      manifest.write(folder);
      return new Exported(manifest.tables().size(), manifest.rows());
    } catch (IOException failure) {
      throw new ExportFailed("unwritable", folder, failure.toString());
    }
  }

  private List<Manifest.Part> files(Path folder, Progress progress) throws IOException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        statement.execute("SET LOCAL TimeZone = 'UTC'");
        return files(folder, new CopySession(connection), progress);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }

  private static List<Manifest.Part> files(Path folder, CopySession copy, Progress progress)
      throws IOException {
    List<CarriedTable> tables =
        CarriedTables.of(copy).stream().sorted(Comparator.comparing(CarriedTable::name)).toList();
    progress.begins("exporting", tables.size());
    List<Manifest.Part> parts = new ArrayList<>();
    for (CarriedTable table : tables) {
      parts.add(file(folder, table, copy));
      progress.advances(1);
    }
    return parts;
  }

  private static Manifest.Part file(Path folder, CarriedTable table, CopySession copy)
      throws IOException {
    MessageDigest sha = JsonLines.sha256();
    try (OutputStream file = Files.newOutputStream(folder.resolve(table.file()));
        OutputStream buffered = new BufferedOutputStream(file, BUFFER);
        OutputStream out = new DigestOutputStream(buffered, sha)) {
      long rows = copy.write(table.written(), out);
      return new Manifest.Part(table.name(), rows, HexFormat.of().formatHex(sha.digest()));
    }
  }

  /** How much was written. */
  public record Exported(int tables, long rows) {}
}
