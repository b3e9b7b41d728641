package dev.unbuy.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What must happen by time: a kind, a subject, an instant. Each fires once, late at worst: the row
 * goes in the same transaction as what it caused.
 */
@Component
public class Deadlines {

  private static final Logger log = LoggerFactory.getLogger(Deadlines.class);
  private static final int BATCH = 200;

  private static final String SET =
      """
      INSERT INTO platform.deadlines (kind, subject, due_at) VALUES (?, ?, ?)
      ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at, attempts = 0\
      """;
  private static final String SET_UNLESS_SET =
      """
      INSERT INTO platform.deadlines AS d (kind, subject, due_at) VALUES (?, ?, ?)
      ON CONFLICT (kind, subject) DO UPDATE SET due_at = d.due_at WHERE false\
      """;
  private static final String CLEAR =
      """
      DELETE FROM platform.deadlines WHERE (kind, subject) IN (
        SELECT kind, subject FROM platform.deadlines
        WHERE subject = ? AND kind = ANY (?) FOR UPDATE SKIP LOCKED)\
      """;
  private static final String DUE =
      "SELECT kind, subject FROM platform.deadlines WHERE due_at <= ? ORDER BY due_at LIMIT ?";
  private static final String TAKE =
      """
      DELETE FROM platform.deadlines WHERE (kind, subject) IN (
        SELECT kind, subject FROM platform.deadlines
        WHERE kind = ? AND subject = ? AND due_at <= ? FOR UPDATE SKIP LOCKED)
      RETURNING subject\
      """;
  private static final String POSTPONE =
      """
      UPDATE platform.deadlines SET attempts = attempts + 1,
        due_at = ?::timestamptz + least(3600, power(2, attempts)) * interval '1 second'
      WHERE kind = ? AND subject = ?\
      """;

  private final Transactions transactions;
  private final InstantSource clock;
  private final ObjectProvider<DeadlineHandler> handlers;

  Deadlines(
      Transactions transactions, InstantSource clock, ObjectProvider<DeadlineHandler> handlers) {
    this.transactions = transactions;
    this.clock = clock;
    this.handlers = handlers;
  }

  /** Sets or moves a deadline with this unit of work. */
  public static Write set(String kind, UUID subject, Instant due) {
    return Write.expecting(1, SET, kind, subject, due);
  }

  /** Sets a deadline with this unit of work unless there is one already. */
  public static Write setOnce(String kind, UUID subject, Instant due) {
    return Write.any(
        "INSERT INTO platform.deadlines (kind, subject, due_at) VALUES (?, ?, ?) ON CONFLICT DO"
            + " NOTHING",
        kind,
        subject,
        due);
  }

  /**
   * Sets a deadline where none is set. Either way it is held until this unit of work ends: it does
   * not fire before, and two such units of work with one subject go one after the other.
   */
  public static Write setUnlessSet(String kind, UUID subject, Instant due) {
    return Write.any(SET_UNLESS_SET, kind, subject, due);
  }

  /** When a deadline is due; no row where none is set. */
  public static Query<Instant> of(String kind, UUID subject) {
    return Query.of(
        "SELECT due_at FROM platform.deadlines WHERE kind = ? AND subject = ?",
        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
        kind,
        subject);
  }

  /**
   * Takes deadlines of a subject back. One that fires at this very moment is left to its handler,
   * which waits for the subject's lock that the caller holds and then finds nothing to do: waiting
   * for it here would have each wait for the other.
   */
  public static Write clear(UUID subject, String... kinds) {
    return Write.any(CLEAR, subject, kinds);
  }

  /**
   * Fires what is due now, each in a transaction of its own.
   *
   * @return how many fired
   */
  public int fireDue() {
    Map<String, DeadlineHandler> byKind =
        handlers.stream().collect(Collectors.toMap(DeadlineHandler::kind, Function.identity()));
    Instant now = clock.instant();
    List<Due> due =
        transactions.run(
            work ->
                work.ask(
                        Query.of(
                            DUE,
                            row -> new Due(row.getString(1), row.getObject(2, UUID.class)),
                            now,
                            BATCH))
                    .rows());
    return (int) due.stream().filter(one -> fire(one, byKind.get(one.kind()), now)).count();
  }

  private boolean fire(
      Due due, @org.jspecify.annotations.Nullable DeadlineHandler handler, Instant now) {
    try {
      if (handler == null) {
        throw new IllegalStateException("no handler for " + due.kind());
      }
      return transactions.run(
          work -> {
            boolean mine =
                work.ask(
                        Query.of(
                            TAKE,
                            row -> row.getObject(1, UUID.class),
                            due.kind(),
                            due.subject(),
                            now))
                    .first()
                    .isPresent();
            if (mine) {
              handler.due(due.subject(), work);
            }
            return mine;
          });
    } catch (RuntimeException failure) {
      log.warn("Deadline {} of {} failed and is tried again", due.kind(), due.subject(), failure);
      transactions.execute(work -> work.plan(Write.any(POSTPONE, now, due.kind(), due.subject())));
      return false;
    }
  }

  private record Due(String kind, UUID subject) {}
}
