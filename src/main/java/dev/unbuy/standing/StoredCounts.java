package dev.unbuy.standing;

import dev.unbuy.standing.rules.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What was counted, as statements give it: seven columns in the order of {@link Counts}. */
final class StoredCounts {

  private StoredCounts() {}

  /** Those of a row from this column on. */
  static Counts read(ResultSet row, int column) throws SQLException {
    return new Counts(
        row.getInt(column),
        row.getInt(column + 1),
        row.getInt(column + 2),
        row.getInt(column + 3),
        row.getInt(column + 4),
        row.getInt(column + 5),
        row.getLong(column + 6));
  }
}
