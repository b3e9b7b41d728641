package dev.unbuy.imports.copy;

import dev.unbuy.platform.Query.RowReader;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * One transaction's rows, gathered by table and sent by {@code COPY} whenever a mebibyte is full:
 * memory stays the same however many there are.
 */
public final class CopySession {

  private static final int FETCH = 2_000;

  private final Connection connection;
  private final CopyManager copies;
  private final Map<CopyTable, CopyRows> open = new LinkedHashMap<>();
  private final Map<CopyTable, String> twins = new LinkedHashMap<>();

  /**
   * For the transaction of this connection.
   *
   * @param connection one of PostgreSQL's driver, or a wrapper of it
   */
  public CopySession(Connection connection) {
    this.connection = connection;
    try {
      this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }

  /** Rows for a table in which none of them can be yet. */
  public CopyRows into(CopyTable table) {
    return open.computeIfAbsent(table, key -> new CopyRows(key, this::copy, this::send));
  }

  /** Rows for a table that may have some of them already; those are left as they are. */
  public CopyRows intoIfAbsent(CopyTable table) {
    twins.computeIfAbsent(table, this::twinOf);
    return into(table);
  }

  private String twinOf(CopyTable table) {
    String twin = "new_" + table.name().replace('.', '_');
    execute(
        "CREATE TEMP TABLE %s ON COMMIT DROP AS SELECT %s FROM %s LIMIT 0"
            .formatted(twin, table.columnList(), table.name()));
    return twin;
  }

  /**
   * Sends all that was gathered, in the order in which tables were first given rows, so that what
   * refers to a row comes after it; the tables are as if every row had been inserted.
   */
  public void send() {
    open.values().forEach(CopyRows::send);
    twins.forEach(
        (table, twin) -> {
          execute(
              "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s ON CONFLICT DO NOTHING"
                  .formatted(table.name(), table.columnList(), twin));
          execute("TRUNCATE " + twin);
        });
  }

  private void copy(CopyTable table, byte[] bytes, int length) {
    try {
      CopyIn copy = copies.copyIn(table.copyFrom(twins.getOrDefault(table, table.name())));
      try {
        copy.writeToCopy(bytes, 0, length);
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }

  /**
   * Runs a statement.
   *
   * @return how many rows it changed
   */
  public int execute(String sql, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.execute() ? 0 : statement.getUpdateCount();
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }

  /** All rows of an answer that is known to be short. */
  public <T> List<T> ask(String sql, RowReader<T> reader, Object... parameters) {
    List<T> rows = new ArrayList<>();
    try (Rows<T> all = stream(sql, reader, parameters)) {
      while (all.hasNext()) {
        rows.add(all.next());
      }
    }
    return rows;
  }

  /**
   * Takes the rows of an answer some at a time.
   *
   * @param size how many at most
   * @param take what is done with them; the list is used again afterwards
   * @return how many there were
   */
  public <T> int inLots(
      String sql, RowReader<T> reader, int size, Consumer<List<T>> take, Object... parameters) {
    int all = 0;
    List<T> lot = new ArrayList<>();
    try (Rows<T> rows = stream(sql, reader, parameters)) {
      while (rows.hasNext()) {
        lot.add(rows.next());
        if (lot.size() == size || !rows.hasNext()) {
          take.accept(lot);
          all += lot.size();
          lot.clear();
        }
      }
    }
    return all;
  }

  /**
   * Writes what a {@code COPY … TO STDOUT} answers, as it comes.
   *
   * @return how many rows
   * @throws IOException when it cannot be written
   */
  public long write(String copyToStdout, OutputStream out) throws IOException {
    try {
      return copies.copyOut(copyToStdout, out);
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }

  /** Which of these ids the table has in its column {@code id}. */
  public Set<UUID> present(String table, List<UUID> ids) {
    return Set.copyOf(
        ask(
            "SELECT id FROM " + table + " WHERE id = ANY (?)",
            row -> row.getObject(1, UUID.class),
            (Object) ids.toArray(UUID[]::new)));
  }

  /** The rows of an answer, read some at a time. */
  public <T> Rows<T> stream(String sql, RowReader<T> reader, Object... parameters) {
    try {
      PreparedStatement statement = connection.prepareStatement(sql);
      statement.setFetchSize(FETCH);
      bind(statement, parameters);
      ResultSet results = statement.executeQuery();
      return new Rows<>(statement, results, reader);
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }

  private Object bindable(Object value) throws SQLException {
    return switch (value) {
      case UUID[] ids -> connection.createArrayOf("uuid", ids);
      case String[] texts -> connection.createArrayOf("text", texts);
      case Integer[] numbers -> connection.createArrayOf("int4", numbers);
      case Instant at -> at.atOffset(ZoneOffset.UTC);
      default -> value;
    };
  }

  private void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, bindable(parameters[i]));
    }
  }
}
