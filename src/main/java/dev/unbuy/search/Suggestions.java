package dev.unbuy.search;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What somebody who types may be looking for: titles with words that begin so, the best sellers'
 * first; where there is none, titles that look alike. Only so many are looked at, so that a single
 * letter costs no more than a word.
 */
@Component
public class Suggestions {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 200;
  private static final int MOST = 8;
  private static final int WORDS = 8;

  private static final String BEGINNING =
      """
      SELECT (array_agg(listing_id ORDER BY quality DESC, listing_id))[1], title, min(category)
      FROM (SELECT listing_id, title, category, quality FROM search.listings
            WHERE words @@ to_tsquery('english', ?) LIMIT 400) found
      GROUP BY title ORDER BY starts_with(lower(title), lower(?)) DESC, max(quality) DESC, title
      LIMIT ?\
      """;
  private static final String ALIKE =
      """
      SELECT (array_agg(listing_id ORDER BY quality DESC, listing_id))[1], title, min(category)
      FROM (SELECT listing_id, title, category, quality FROM search.listings
            WHERE ? <% title LIMIT 400) found
      GROUP BY title ORDER BY word_similarity(?, title) DESC, title LIMIT ?\
      """;

  private final Transactions transactions;

  Suggestions(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What it may be; nothing for less than {@value #SHORTEST} letters.
   *
   * @throws InvalidInput when there are more than {@value #LONGEST} characters
   */
  public List<Suggestion> of(@Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.length() > LONGEST) {
      throw new InvalidInput("q", "must have at most %d characters".formatted(LONGEST));
    }
    String words = beginnings(text);
    if (text.length() < SHORTEST || words.isEmpty()) {
      return List.of();
    }
    List<Suggestion> beginning = ask(BEGINNING, words, text);
    return beginning.isEmpty() ? ask(ALIKE, text, text) : beginning;
  }

  private List<Suggestion> ask(String sql, String words, String text) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        sql,
                        row ->
                            new Suggestion(
                                row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                        words,
                        text,
                        MOST))
                .rows());
  }

  /** All words, the last of which is still being typed. */
  private static String beginnings(String text) {
    return Arrays.stream(text.split("[^\\p{L}\\p{Nd}]+"))
        .filter(word -> !word.isEmpty())
        .limit(WORDS)
        .map(word -> "'" + word + "'")
        .collect(Collectors.joining(" & ", "", ""))
        .replaceFirst("'$", "':*");
  }

  /**
   * One of them.
   *
   * @param listingId the best seller's listing of that title
   */
  public record Suggestion(UUID listingId, String title, String category) {}
}
