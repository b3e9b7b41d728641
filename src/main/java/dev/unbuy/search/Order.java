package dev.unbuy.search;

import dev.unbuy.kernel.InvalidInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The orders in which hits are read, and how a place in each is written into a cursor. */
enum Order {
  /** Relevance times quality; there is no index for it, as it depends on the words. */
  BY_RELEVANCE("", false),
  BY_QUALITY("quality", false),
  BY_PRICE("price", true),
  BY_PRICE_DOWN("price", false),
  BY_AGE("created_at", false);

  final String column;
  final boolean ascending;

  Order(String column, boolean ascending) {
    this.column = column;
    this.ascending = ascending;
  }

  static Order of(SearchQuery query) {
    return switch (query.sort()) {
      case RELEVANCE -> query.hasWords() ? BY_RELEVANCE : BY_QUALITY;
      case PRICE -> BY_PRICE;
      case PRICE_DOWN -> BY_PRICE_DOWN;
      case NEWEST -> BY_AGE;
    };
  }

  /** The place of a row. */
  String read(ResultSet row, int column) throws SQLException {
    return switch (this) {
      case BY_RELEVANCE, BY_QUALITY -> String.valueOf(row.getDouble(column));
      case BY_PRICE, BY_PRICE_DOWN -> String.valueOf(row.getLong(column));
      case BY_AGE -> row.getObject(column, OffsetDateTime.class).toInstant().toString();
    };
  }

  /**
   * A place that a cursor carried.
   *
   * @throws InvalidInput when it is none of this order
   */
  Object key(String place) {
    try {
      return switch (this) {
        case BY_RELEVANCE, BY_QUALITY -> finite(Double.parseDouble(place));
        case BY_PRICE, BY_PRICE_DOWN -> Long.parseLong(place);
        case BY_AGE -> Instant.parse(place);
      };
    } catch (NumberFormatException | DateTimeParseException notOurs) {
      throw new InvalidInput("cursor", "is not a cursor of this list; take it from \"next\"");
    }
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new NumberFormatException("not finite");
    }
    return value;
  }
}
