package dev.unbuy.policies;

import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Kept;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which numbers hold now; looked up at most every few seconds on each node. A version that is
 * already scheduled takes over at its instant, not seconds later.
 */
@Component
public class Policies {

  private static final Duration KEPT = Duration.ofSeconds(3);
  private static final String IN_FORCE =
      """
      SELECT id, numbers::text,
        (SELECT min(effective_from) FROM policies.policy_versions
          WHERE status = 'SCHEDULED' AND effective_from > ?)
      FROM (VALUES (1)) one LEFT JOIN LATERAL (
        SELECT id, numbers FROM policies.policy_versions
        WHERE status = 'SCHEDULED' AND effective_from <= ?
        ORDER BY effective_from DESC LIMIT 1) v ON true\
      """;
  private static final String ADD =
      """
      INSERT INTO policies.policy_versions
        (id, effective_from, numbers, source, author_id, created_at)
      VALUES (?, ?, ?::jsonb, ?, ?, ?)\
      """;

  private final Transactions transactions;
  private final InstantSource clock;
  private final Kept<InForce> kept;

  Policies(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
    this.kept = new Kept<>(transactions, clock, KEPT, Policies::ask);
  }

  /** The numbers that hold now. */
  public PolicyNumbers current() {
    return inForce().numbers();
  }

  /** The version that holds now. */
  public InForce inForce() {
    return kept.get();
  }

  /**
   * Has {@link #current} need no round trip of its own: asks for the numbers along with what else
   * this unit of work asks first, when those that are known have become old.
   */
  public void ask(UnitOfWork work) {
    kept.ask(work);
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
                    Ids.next(),
                    from,
                    PolicyTable.write(numbers),
                    source,
                    author,
                    clock.instant())));
    changed();
  }

  /** Has a change be seen at once on this node. */
  void changed() {
    kept.forget();
  }

  private static Answer<?> ask(UnitOfWork work, Instant now, Consumer<Kept.Read<InForce>> arrived) {
    return work.ask(
        Query.of(
            IN_FORCE,
            row -> {
              UUID id = row.getObject(1, UUID.class);
              OffsetDateTime next = row.getObject(3, OffsetDateTime.class);
              return new Kept.Read<>(
                  new InForce(
                      id, id == null ? PolicyNumbers.DEFAULT : PolicyTable.read(row.getString(2))),
                  next == null ? null : next.toInstant());
            },
            now,
            now),
        (List<Kept.Read<InForce>> rows) -> arrived.accept(rows.getFirst()));
  }

  /**
   * A version that holds.
   *
   * @param id its id; null while the numbers are those that came with the code
   */
  public record InForce(@Nullable UUID id, PolicyNumbers numbers) {}
}
