package dev.unbuy.search;

import dev.unbuy.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for; null means any.
 *
 * @param shipTo ISO 3166-1 alpha-2
 * @param minRating 1 to 5
 */
public record SearchQuery(
    @Nullable String text,
    @Nullable String category,
    @Nullable String condition,
    @Nullable String shipTo,
    @Nullable Double minRating,
    @Nullable Long minPrice,
    @Nullable Long maxPrice,
    Sort sort,
    @Nullable String cursor,
    int limit) {

  /**
   * @throws InvalidInput when the text is too long or the rating out of range
   */
  public SearchQuery {
    if (text != null && text.length() > 200) {
      throw new InvalidInput("q", "must have at most 200 characters");
    }
    if (shipTo != null && !shipTo.matches("[A-Z]{2}")) {
      throw new InvalidInput("shipTo", "must be a code of ISO 3166-1, such as DE");
    }
    if (minRating != null && !(minRating >= 1 && minRating <= 5)) {
      throw new InvalidInput("minRating", "must be 1 to 5");
    }
  }

  /** The same but for what moves no count: order and page. */
  SearchQuery counted() {
    return new SearchQuery(
        text, category, condition, shipTo, minRating, minPrice, maxPrice, Sort.RELEVANCE, null, 1);
  }

  /** Whether there are words to look for. */
  boolean hasWords() {
    return text != null && !text.isBlank();
  }

  /** The order of hits. */
  public enum Sort {
    RELEVANCE,
    PRICE,
    PRICE_DOWN,
    NEWEST
  }
}
