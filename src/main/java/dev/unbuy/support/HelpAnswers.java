package dev.unbuy.support;

import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Reader;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether the help center helps: votes on articles, and what was asked without an answer. */
@Component
public class HelpAnswers {

  private static final int LONGEST = 100;
  private static final String VOTE =
      """
      INSERT INTO support.help_votes (article, account_id, helpful, at) VALUES (?, ?, ?, ?)
      ON CONFLICT (article, account_id) DO UPDATE SET helpful = excluded.helpful, at = excluded.at\
      """;
  private static final String MISS =
      """
      INSERT INTO support.help_misses AS m (language, asked, times, last_at) VALUES (?, ?, 1, ?)
      ON CONFLICT (language, asked) DO UPDATE SET times = m.times + 1, last_at = excluded.last_at\
      """;
  private static final String VOTES =
      """
      SELECT article, count(*) FILTER (WHERE helpful), count(*) FILTER (WHERE NOT helpful)
      FROM support.help_votes GROUP BY article ORDER BY 3 DESC, 2 DESC, 1\
      """;
  private static final String MISSES =
      """
      SELECT asked, times FROM support.help_misses
      ORDER BY times DESC, last_at DESC LIMIT ?\
      """;

  private final Transactions transactions;
  private final HelpLibrary library;
  private final InstantSource clock;

  HelpAnswers(Transactions transactions, HelpLibrary library, InstantSource clock) {
    this.transactions = transactions;
    this.library = library;
    this.clock = clock;
  }

  /**
   * Keeps whether an article helped somebody; a later vote takes the place of an earlier one.
   *
   * @throws NotFound when there is no such article
   */
  public void vote(UUID accountId, String slug, boolean helpful) {
    HelpArticle article = library.find(slug).orElseThrow(() -> new NotFound("article"));
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(1, VOTE, article.slug(), accountId, helpful, clock.instant())));
  }

  /** Counts what was asked without finding anything; numbers, which may be somebody's, left out. */
  public void missed(String typed) {
    String asked = Question.of(typed.replaceAll("\\S*[0-9@]\\S*", " ")).typed();
    String kept = asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked;
    if (!kept.isEmpty()) {
      transactions.execute(
          work ->
              work.plan(Write.expecting(1, MISS, Reader.language().tag(), kept, clock.instant())));
    }
  }

  /** The articles that were voted on, those that helped least first. */
  public List<Votes> votes() {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        VOTES, row -> new Votes(row.getString(1), row.getInt(2), row.getInt(3))))
                .rows());
  }

  /** What was asked most often without finding anything. */
  public List<Miss> misses(int limit) {
    return transactions.read(
        work ->
            work.ask(Query.of(MISSES, row -> new Miss(row.getString(1), row.getInt(2)), limit))
                .rows());
  }

  /** How many an article helped, and how many it did not. */
  public record Votes(String article, int helped, int failed) {}

  /** What was asked, and how often. */
  public record Miss(String asked, int times) {}
}
