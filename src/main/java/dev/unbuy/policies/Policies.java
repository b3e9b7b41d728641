package dev.unbuy.policies;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which numbers hold now; looked up at most every few seconds on each node. */
@Component
public class Policies {

  private static final Duration KEPT = Duration.ofSeconds(3);
  private static final List<String> GROUPS = List.of("money", "redress");
  private static final String IN_FORCE =
      """
      SELECT numbers::text FROM policies.policy_versions WHERE effective_from <= ?
      ORDER BY effective_from DESC LIMIT 1\
      """;
  private static final String ADD =
      """
      INSERT INTO policies.policy_versions (effective_from, numbers, source, author_id, created_at)
      VALUES (?, ?::jsonb, ?, ?, ?)\
      """;

  private final Transactions transactions;
  private final JsonMapper json;
  private final InstantSource clock;
  private volatile @Nullable Known known;

  Policies(Transactions transactions, JsonMapper json, InstantSource clock) {
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /** The numbers that hold now. */
  public PolicyNumbers current() {
    Instant now = clock.instant();
    Known last = known;
    return last != null && last.isGoodAt(now)
        ? last.numbers()
        : transactions.read(work -> keep(work.ask(inForce(now)).rows(), now));
  }

  /**
   * Has {@link #current} need no round trip of its own: asks for the numbers along with what else
   * this unit of work asks first, when those that are known have become old.
   */
  public void ask(UnitOfWork work) {
    Instant now = clock.instant();
    Known last = known;
    if (last == null || !last.isGoodAt(now)) {
      var _ = work.ask(inForce(now), rows -> keep(rows, now));
    }
  }

  /**
   * Has these numbers hold from an instant on.
   *
   * @param source who decided it, and where it is written
   */
  public void decide(PolicyNumbers numbers, Instant from, String source, @Nullable UUID author) {
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    ADD,
                    from,
                    json.writeValueAsString(numbers),
                    source,
                    author,
                    clock.instant())));
    known = null;
  }

  private static Query<String> inForce(Instant now) {
    return Query.of(IN_FORCE, row -> row.getString(1), now);
  }

  private PolicyNumbers keep(List<String> versions, Instant now) {
    PolicyNumbers numbers =
        versions.stream().findFirst().map(this::completed).orElse(PolicyNumbers.DEFAULT);
    known = new Known(now, now.plus(KEPT), numbers);
    return numbers;
  }

  /** A version that was kept before a number existed has the default of it. */
  private PolicyNumbers completed(String kept) {
    ObjectNode numbers = json.valueToTree(PolicyNumbers.DEFAULT);
    ObjectNode known = (ObjectNode) json.readTree(kept);
    for (String group : GROUPS) {
      ObjectNode of = (ObjectNode) numbers.path(group);
      if (known.remove(group) instanceof ObjectNode knownOf) {
        of.setAll(knownOf);
      }
    }
    numbers.setAll(known);
    return json.treeToValue(numbers, PolicyNumbers.class);
  }

  private record Known(Instant from, Instant until, PolicyNumbers numbers) {
    boolean isGoodAt(Instant now) {
      return now.isBefore(until) && !now.isBefore(from);
    }
  }
}
