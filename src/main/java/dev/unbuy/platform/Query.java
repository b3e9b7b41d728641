package dev.unbuy.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement that answers with rows.
 *
 * @param sql the statement, with {@code ?} for parameters
 * @param mapper makes an object of the current row
 * @param parameters the values in order: UUID, String, Long, Integer, Boolean, Instant, enums by
 *     name, or arrays of the first ones
 */
public record Query<T>(String sql, RowReader<T> mapper, List<Object> parameters) {

  /** A query with these parameters. */
  public static <T> Query<T> of(String sql, RowReader<T> mapper, Object... parameters) {
    return new Query<>(sql, mapper, List.of(parameters));
  }

  /** Makes an object of the current row. */
  @FunctionalInterface
  public interface RowReader<T> {
    /**
     * Reads the row.
     *
     * @throws SQLException when a column is missing or of another type
     */
    T read(ResultSet row) throws SQLException;
  }
}
