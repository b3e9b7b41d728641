package dev.unbuy.support;

import dev.unbuy.kernel.Language;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Reader;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds articles by what people type. */
@Component
public class HelpSearch {

  private static final String EDITION =
      "SELECT checksum FROM support.help_editions WHERE language = ?";
  private static final String KEEP_EDITION =
      """
      INSERT INTO support.help_editions (language, checksum, articles, kept_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (language) DO UPDATE
      SET checksum = excluded.checksum, articles = excluded.articles, kept_at = excluded.kept_at\
      """;

  /** A word that stands often in a field counts more, but never twice as much as one that once. */
  private static final String INDEX =
      """
      INSERT INTO support.help_words (language, lexeme, article, weight)
      SELECT ?, t.lexeme, f.article, sum(f.weight * 2 * n.times / (n.times + 1.0))
      FROM unnest(?::text[], ?::float8[], ?::text[]) AS f (article, weight, words),
        LATERAL unnest(to_tsvector(?::regconfig, f.words)) AS t (lexeme, positions, weights),
        LATERAL (SELECT array_length(t.positions, 1) AS times) n
      GROUP BY t.lexeme, f.article\
      """;

  /**
   * A word itself, else one that begins so, else, for half of its worth, one that differs by a
   * typing mistake or two.
   */
  private static final String FIND =
      """
      WITH asked AS (
        SELECT DISTINCT t.lexeme FROM unnest(to_tsvector(?::regconfig, ?)) t),
      vocabulary AS MATERIALIZED (
        SELECT lexeme, count(*) AS articles FROM support.help_words WHERE language = ?
        GROUP BY lexeme),
      known AS (
        SELECT DISTINCT ON (v.lexeme) v.lexeme,
          CASE WHEN starts_with(v.lexeme, a.lexeme) THEN 1 ELSE 0.5 END
            * ln(1 + (SELECT articles FROM support.help_editions WHERE language = ?)::float8
              / v.articles) AS worth
        FROM asked a CROSS JOIN LATERAL (
          SELECT lexeme, articles FROM vocabulary v
          WHERE v.lexeme = a.lexeme
            OR length(a.lexeme) > 2 AND starts_with(v.lexeme, a.lexeme)
            OR length(a.lexeme) BETWEEN 4 AND 40 AND abs(length(v.lexeme) - length(a.lexeme)) < 3
              AND levenshtein_less_equal(left(v.lexeme, 60), left(a.lexeme, 60), 2)
                <= CASE WHEN length(a.lexeme) < 5 THEN 1 ELSE 2 END
          ORDER BY v.lexeme <> a.lexeme, NOT starts_with(v.lexeme, a.lexeme),
            levenshtein_less_equal(left(v.lexeme, 60), left(a.lexeme, 60), 2), v.lexeme LIMIT 1) v
        ORDER BY v.lexeme, 2 DESC)
      SELECT w.article FROM known k
        JOIN support.help_words w ON w.language = ? AND w.lexeme = k.lexeme
      GROUP BY w.article ORDER BY sum(k.worth * w.weight) DESC, w.article LIMIT ?\
      """;

  private static final double TITLE = 4;
  private static final double WORDS = 3;
  private static final double SUMMARY = 2;
  private static final double TEXT = 0.5;

  private final Transactions transactions;
  private final HelpLibrary library;
  private final InstantSource clock;
  private final Set<Language> indexed = ConcurrentHashMap.newKeySet();

  HelpSearch(Transactions transactions, HelpLibrary library, InstantSource clock) {
    this.transactions = transactions;
    this.library = library;
    this.clock = clock;
  }

  /**
   * The articles that fit best, the best first; none when no word of it is known.
   *
   * @param typed any text
   */
  public List<HelpArticle> find(String typed, int limit) {
    index();
    Language reader = Reader.language();
    String language = reader.tag();
    String words = Question.of(typed).words();
    return transactions
        .read(
            work ->
                work.ask(
                        Query.of(
                            FIND,
                            row -> row.getString(1),
                            Stemming.of(reader),
                            words,
                            language,
                            language,
                            language,
                            limit))
                    .rows())
        .stream()
        .flatMap(slug -> library.find(slug).stream())
        .toList();
  }

  /** Fills the table of words when it is of other articles; of many nodes, one does. */
  private void index() {
    Language language = Reader.language();
    if (indexed.contains(language)) {
      return;
    }
    String checksum = checksum();
    transactions.execute(
        work -> {
          var kept = work.ask(Query.of(EDITION, row -> row.getString(1), language.tag())).first();
          if (!kept.equals(Optional.of(checksum))) {
            fill(work, language, checksum);
          }
        });
    indexed.add(language);
  }

  private void fill(UnitOfWork work, Language language, String checksum) {
    List<String> slugs = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (HelpArticle article : library.all()) {
      slugs.addAll(Collections.nCopies(4, article.slug()));
      weights.addAll(List.of(TITLE, WORDS, SUMMARY, TEXT));
      Stream.of(article.title(), article.words(), article.summary(), article.markdown())
          .forEach(text -> texts.add(Stemming.wordsApart(language, text)));
    }
    // the row's lock lets one node at a time come so far
    work.plan(
        Write.expecting(
            1, KEEP_EDITION, language.tag(), checksum, library.all().size(), clock.instant()));
    work.plan(Write.any("DELETE FROM support.help_words WHERE language = ?", language.tag()));
    work.plan(
        Write.any(
            INDEX,
            language.tag(),
            slugs.toArray(String[]::new),
            weights.toArray(Double[]::new),
            texts.toArray(String[]::new),
            Stemming.of(language)));
  }

  private String checksum() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (HelpArticle one : library.all()) {
        digest.update(
            (one.title() + one.words() + one.summary() + one.markdown())
                .getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
