package dev.unbuy.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hands Java values to the driver with the type that the database expects. */
final class Parameters {

  private Parameters() {}

  static void bind(
      Connection connection, PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
      case Enum<?> constant -> statement.setString(index, constant.name());
      case UUID[] ids -> statement.setArray(index, connection.createArrayOf("uuid", ids));
      case Integer[] numbers ->
          statement.setArray(index, connection.createArrayOf("int4", numbers));
      case Boolean[] facts -> statement.setArray(index, connection.createArrayOf("bool", facts));
      case Long[] numbers -> statement.setArray(index, connection.createArrayOf("int8", numbers));
      case Double[] numbers ->
          statement.setArray(index, connection.createArrayOf("float8", numbers));
      case LocalDate date -> statement.setObject(index, date);
      case String[] texts -> statement.setArray(index, connection.createArrayOf("text", texts));
      case Instant[] instants ->
          statement.setArray(
              index,
              connection.createArrayOf(
                  "timestamptz", Stream.of(instants).map(Instant::toString).toArray()));
      default -> statement.setObject(index, value);
    }
  }
}
