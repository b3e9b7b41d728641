package dev.unbuy.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is read by keyset.
 *
 * @param items what stands on this page, at most as many as were asked for
 * @param next the cursor that continues after the last item, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /** The largest number of items that a caller may ask for. */
  public static final int MAX_LIMIT = 200;

  /** How many items a page has when the caller does not say. */
  public static final int DEFAULT_LIMIT = 20;

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts a page from rows that were read with a limit of one more than asked.
   *
   * @param rows up to {@code limit + 1} rows
   * @param cursorOf the cursor that continues after a row
   */
  public static <T> Page<T> cut(List<T> rows, int limit, Function<T, String> cursorOf) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, cursorOf.apply(items.getLast()));
  }

  /** The same page with each item turned into something else. */
  public <R> Page<R> map(Function<? super T, ? extends R> turn) {
    return new Page<>(items.stream().<R>map(turn).toList(), next);
  }
}
