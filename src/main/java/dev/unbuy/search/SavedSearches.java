package dev.unbuy.search;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Searches with their filters that a person keeps to look again. */
@Component
public class SavedSearches {

  /** How many a person can keep. */
  public static final int MOST = 50;

  private static final int LONGEST = 1_000;
  private static final String ALL =
      """
      SELECT id, name, query, saved_at FROM search.saved_searches WHERE account_id = ?
      ORDER BY saved_at DESC, id DESC LIMIT ?\
      """;
  private static final String SAVE =
      """
      INSERT INTO search.saved_searches AS s (id, account_id, name, query, saved_at)
      SELECT ?, ?, ?, ?, ?
      WHERE (SELECT count(*) FROM search.saved_searches WHERE account_id = ?) < ?
      ON CONFLICT (account_id, query) DO UPDATE SET name = excluded.name
      RETURNING id\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  SavedSearches(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A person's searches, the latest first. */
  public List<Saved> of(UUID accountId) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        ALL,
                        row ->
                            new Saved(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant()),
                        accountId,
                        MOST))
                .rows());
  }

  /**
   * Keeps a search; the same one is kept once.
   *
   * @param query what stands in its address after the question mark
   * @throws InvalidInput when there is nothing to keep, or too much
   */
  public UUID save(UUID accountId, String name, String query) {
    if (query.isBlank() || query.length() > LONGEST) {
      throw new InvalidInput("query", "must have 1 to %d characters".formatted(LONGEST));
    }
    if (name.isBlank() || name.length() > LONGEST) {
      throw new InvalidInput("name", "must have 1 to %d characters".formatted(LONGEST));
    }
    return transactions
        .run(
            work ->
                work.ask(
                        Query.of(
                            SAVE,
                            row -> row.getObject(1, UUID.class),
                            Ids.next(),
                            accountId,
                            name.strip(),
                            query,
                            clock.instant(),
                            accountId,
                            MOST))
                    .first())
        .orElseThrow(
            () ->
                new InvalidInput("query", "is one too many: at most %d are kept".formatted(MOST)));
  }

  /** Forgets one; that of somebody else stays. */
  public void remove(UUID accountId, UUID id) {
    transactions.execute(
        work ->
            work.plan(
                Write.any(
                    "DELETE FROM search.saved_searches WHERE account_id = ? AND id = ?",
                    accountId,
                    id)));
  }

  /**
   * A kept search.
   *
   * @param query what stands in its address after the question mark
   */
  public record Saved(UUID id, String name, String query, Instant savedAt) {}
}
