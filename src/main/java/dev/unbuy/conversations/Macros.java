package dev.unbuy.conversations;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers that agents write once, with fields for what is different each time. */
@Component
public class Macros {

  private static final int MOST = 200;
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST = 5_000;

  private final Transactions transactions;
  private final InstantSource clock;

  Macros(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** All, by title. */
  public List<Macro> all() {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        "SELECT id, title, text FROM conversations.macros ORDER BY title, id LIMIT"
                            + " ?",
                        row ->
                            new Macro(
                                row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                        MOST))
                .rows());
  }

  /**
   * Keeps one.
   *
   * @param id of the one that it replaces, or null for a new one
   * @throws InvalidInput when it has no title, no text or is too long
   */
  public void save(Writer agent, @Nullable UUID id, String title, String text) {
    String name = bounded("title", title, LONGEST_TITLE);
    String words = bounded("text", text, LONGEST);
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    """
                    INSERT INTO conversations.macros (id, title, text, edited_at, edited_by)
                    VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,
                      text = excluded.text, edited_at = excluded.edited_at,
                      edited_by = excluded.edited_by\
                    """,
                    id == null ? Ids.next() : id,
                    name,
                    words,
                    clock.instant(),
                    agent.accountId())));
  }

  /** Takes one away. */
  public void remove(UUID id) {
    transactions.execute(
        work -> work.plan(Write.any("DELETE FROM conversations.macros WHERE id = ?", id)));
  }

  private static String bounded(String field, String typed, int longest) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > longest) {
      throw new InvalidInput(field, "must have 1 to %d characters".formatted(longest));
    }
    return text;
  }

  /** An answer with fields: {buyer}, {shop}, {order}, {agent}. */
  public record Macro(UUID id, String title, String text) {

    /** The same for a conversation. */
    public String in(Conversation one, String agent) {
      return text.replace("{buyer}", either(one.buyerName()))
          .replace("{shop}", either(one.shopName()))
          .replace("{order}", either(one.orderNumber()))
          .replace("{agent}", agent);
    }

    private static String either(@Nullable String value) {
      return value == null ? "" : value;
    }
  }
}
