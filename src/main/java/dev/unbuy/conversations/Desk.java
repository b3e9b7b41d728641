package dev.unbuy.conversations;

import dev.unbuy.conversations.Conversations.Listed;
import dev.unbuy.conversations.Conversations.Part;
import dev.unbuy.conversations.Message.Kind;
import dev.unbuy.conversations.Message.Via;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The agents' desk: one queue, the oldest promise first, and one agent on each conversation. */
@Component
public class Desk {

  private static final String FREE =
      """
       WHERE c.support AND c.status = 'OPEN' AND c.answer_by IS NOT NULL AND c.assigned_to IS NULL
      ORDER BY c.answer_by, c.id LIMIT 1 FOR UPDATE SKIP LOCKED\
      """;
  private static final String ASSIGN =
      """
      UPDATE conversations.conversations SET assigned_to = ?, assigned_name = ? WHERE id = ?\
      """;
  private static final String HAND_OVER =
      """
      UPDATE conversations.conversations SET assigned_to = ?, assigned_name = ?,
        answer_by = coalesce(answer_by, ?) WHERE id = ?\
      """;
  private static final String CLOSE =
      """
      UPDATE conversations.conversations SET status = 'CLOSED', closed_at = ?, answer_by = NULL
      WHERE id = ?\
      """;

  private final Transactions transactions;
  private final WriteMessage writing;
  private final InstantSource clock;
  private final Duration answersWithin;

  Desk(
      Transactions transactions,
      WriteMessage writing,
      InstantSource clock,
      @Value("${unbuy.support.answers-within:12h}") Duration answersWithin) {
    this.transactions = transactions;
    this.writing = writing;
    this.clock = clock;
    this.answersWithin = answersWithin;
  }

  /** What is on the desk, as this agent looks at it. */
  public Page<Listed> list(Writer agent, Shelf shelf, @Nullable String cursor, int limit) {
    StringBuilder sql = new StringBuilder(Conversations.LIST.formatted(shelf.where));
    List<Object> parameters = new ArrayList<>(List.of(agent.accountId()));
    if (shelf == Shelf.MINE) {
      parameters.add(agent.accountId());
    }
    if (cursor != null) {
      sql.append(" AND ").append(shelf.after);
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(shelf.order).append(" LIMIT ?");
    parameters.add(limit + 1);
    List<Listed> rows =
        transactions.read(
            work ->
                work.ask(new Query<>(sql.toString(), Conversations::listed, parameters)).rows());
    return Page.cut(
        rows,
        limit,
        one -> Cursor.of(shelf.place.apply(one.conversation()), one.conversation().id()));
  }

  /** Gives an agent what waits longest for nobody else; two agents never get the same. */
  public Optional<UUID> takeNext(Writer agent) {
    return transactions.run(
        work -> {
          Optional<UUID> next =
              work.ask(
                      Query.of(
                          ConversationRows.CONVERSATION + FREE,
                          row -> row.getObject(1, UUID.class)))
                  .first();
          next.ifPresent(id -> work.plan(assign(id, agent)));
          return next;
        });
  }

  /** Gives an agent this one, unless another has it. */
  public Optional<Refusal> take(Writer agent, UUID id) {
    return step(agent, id, (work, part) -> work.plan(assign(id, agent)));
  }

  /**
   * Gives it to another agent, or back to the queue, with a word for whoever goes on.
   *
   * @param to the other agent, or null for the queue
   * @throws InvalidInput when nothing is said
   */
  public Optional<Refusal> handOver(Writer agent, UUID id, @Nullable Writer to, String why) {
    String words = WriteMessage.valid(why);
    return step(
        agent,
        id,
        (work, part) -> {
          var _ = writing.append(work, part, Kind.NOTE, words, Via.SITE);
          work.plan(
              Write.expecting(
                  1,
                  HAND_OVER,
                  to == null ? null : to.accountId(),
                  to == null ? null : to.name(),
                  clock.instant().plus(answersWithin),
                  id));
        });
  }

  /** Ends it; who writes again opens it again. */
  public Optional<Refusal> close(Writer agent, UUID id) {
    return step(
        agent,
        id,
        (work, part) -> {
          var _ = writing.append(work, part, Kind.SYSTEM, "closed", Via.SITE);
          work.plan(Write.expecting(1, CLOSE, clock.instant(), id));
        });
  }

  /**
   * Says how support's help was, while it is closed.
   *
   * @param stars 1 to 5
   */
  public Optional<Refusal> rate(List<Writer> who, UUID id, int stars) {
    if (stars < 1 || stars > 5) {
      throw new InvalidInput("stars", "must be 1 to 5");
    }
    return transactions.run(
        work -> {
          Part part = Conversations.lock(work, id, who);
          if (part.side() == Side.SUPPORT || part.conversation().open()) {
            return Optional.of(
                new Refusal("conversation-is-open", "NOTHING_TO_RATE_YET", "OPEN", List.of()));
          }
          work.plan(
              Write.expecting(
                  1, "UPDATE conversations.conversations SET stars = ? WHERE id = ?", stars, id));
          return Optional.empty();
        });
  }

  private Optional<Refusal> step(Writer agent, UUID id, Step step) {
    return transactions.run(
        work -> {
          Part part = Conversations.lock(work, id, List.of(agent));
          if (part.conversation().isTakenByAnother(agent.accountId())) {
            return Optional.of(WriteMessage.takenBy(part.conversation()));
          }
          step.take(work, part);
          return Optional.empty();
        });
  }

  private static Write assign(UUID id, Writer agent) {
    return Write.expecting(1, ASSIGN, agent.accountId(), agent.name(), id);
  }

  private interface Step {
    void take(UnitOfWork work, Part part);
  }

  /** How the desk is sorted. */
  public enum Shelf {
    /** What waits for an answer, the oldest promise first. */
    WAITING(
        "c.support AND c.status = 'OPEN' AND c.answer_by IS NOT NULL",
        "(c.answer_by, c.id) > (?::timestamptz, ?::uuid)",
        " ORDER BY c.answer_by, c.id",
        one -> Objects.requireNonNull(one.answerBy())),
    /** What this agent has taken. */
    MINE(
        "c.support AND c.status = 'OPEN' AND c.assigned_to = ?",
        "(c.last_at, c.id) < (?::timestamptz, ?::uuid)",
        " ORDER BY c.last_at DESC, c.id DESC",
        Conversation::lastAt),
    /** What was closed, the last first. */
    CLOSED(
        "c.support AND c.status = 'CLOSED'",
        "(c.closed_at, c.id) < (?::timestamptz, ?::uuid)",
        " ORDER BY c.closed_at DESC, c.id DESC",
        one -> Objects.requireNonNull(one.closedAt()));

    private final String where;
    private final String after;
    private final String order;

    @SuppressWarnings("ImmutableEnumChecker") // made of nothing that could change
    private final Function<Conversation, Instant> place;

    Shelf(String where, String after, String order, Function<Conversation, Instant> place) {
      this.where = where;
      this.after = after;
      this.order = order;
      this.place = place;
    }
  }
}
