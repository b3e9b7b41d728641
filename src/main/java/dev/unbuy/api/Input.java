package dev.unbuy.api;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.UnitsOfLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what clients send, naming the field that cannot be accepted. */
final class Input {

  private static final int MOST_LINES = 200;

  private Input() {}

  /** The value, which must be there. */
  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidInput(field, "is required");
    }
    return value;
  }

  /** Text, which PostgreSQL must be able to keep. */
  static @Nullable String text(String field, @Nullable String value) {
    if (value != null && value.indexOf('\0') >= 0) {
      throw new InvalidInput(field, "has a character that cannot be kept");
    }
    return value;
  }

  /** Text that must be there, of a bounded length. */
  static String text(String field, @Nullable String value, int longest) {
    String text = required(field, text(field, value));
    if (text.isBlank() || text.length() > longest) {
      throw new InvalidInput(field, "must have 1 to %d characters".formatted(longest));
    }
    return text;
  }

  /** What to say of a value that is none of these. */
  static InvalidInput oneOf(String field, Enum<?>... values) {
    String names =
        Arrays.stream(values)
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new InvalidInput(field, "must be one of " + names);
  }

  /** How many items a page is to have. */
  static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return Page.DEFAULT_LIMIT;
    }
    if (limit < 1 || limit > Page.MAX_LIMIT) {
      throw new InvalidInput("limit", "must be 1 to " + Page.MAX_LIMIT);
    }
    return limit;
  }

  /** The lines of a body. */
  static List<UnitsOfLine> lines(@Nullable List<@Nullable LineJson> lines) {
    if (lines == null) {
      return List.of();
    }
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      throw new InvalidInput("lines", "must be 1 to %d, or left out for all".formatted(MOST_LINES));
    }
    List<UnitsOfLine> units = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String field = "lines[%d]".formatted(i);
      LineJson line = required(field, lines.get(i));
      units.add(
          new UnitsOfLine(
              required(field + ".lineId", line.lineId()),
              required(field + ".quantity", line.quantity())));
    }
    return units;
  }

  /** The lines of a query: {@code ID:Q,ID:Q}. */
  static List<UnitsOfLine> lines(@Nullable String query) {
    if (query == null || query.isBlank()) {
      return List.of();
    }
    List<UnitsOfLine> units = new ArrayList<>();
    for (String part : query.split(",", MOST_LINES)) {
      if (!part.matches("[0-9a-fA-F-]{36}:[0-9]{1,6}")) {
        throw new InvalidInput("lines", "must be ID:QUANTITY, separated by commas");
      }
      UUID id =
          dev.unbuy.kernel.Ids.parse(part.substring(0, 36))
              .orElseThrow(() -> new InvalidInput("lines", "has an id that is none"));
      units.add(new UnitsOfLine(id, Integer.parseInt(part.substring(37))));
    }
    return units;
  }

  /** A line and how many of its units. */
  record LineJson(@Nullable UUID lineId, @Nullable Integer quantity) {}
}
