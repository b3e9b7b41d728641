package dev.unbuy.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows, and how many it must change.
 *
 * @param sql the statement, with {@code ?} for parameters
 * @param expected the exact number of rows, or {@link #ANY}
 * @param parameters the values in order, as in {@link Query}; null is allowed
 */
public record Write(String sql, int expected, List<@Nullable Object> parameters) {

  /** Any number of rows will do. */
  public static final int ANY = -1;

  /** Keeps a copy of the parameters. */
  public Write {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  /** A write that must hit exactly so many rows, or the unit of work is stale. */
  public static Write expecting(int rows, String sql, @Nullable Object... parameters) {
    return new Write(sql, rows, Arrays.asList(parameters));
  }

  /** A write for which any number of rows will do. */
  public static Write any(String sql, @Nullable Object... parameters) {
    return new Write(sql, ANY, Arrays.asList(parameters));
  }
}
