package dev.unbuy.conversations;

import dev.unbuy.conversations.Conversations.Part;
import dev.unbuy.conversations.Message.Kind;
import dev.unbuy.conversations.Message.Via;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an agent does for a buyer: the buyer's own use case with its guards, and with it, in one
 * transaction, both names in the log of such acts and a word in the conversation.
 */
@Component
public class ActOnBehalf {

  private static final String KEEP =
      """
      INSERT INTO conversations.acts (id, conversation_id, order_id, buyer_id, buyer_name,
        agent_id, agent_name, act, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private final Transactions transactions;
  private final Conversations conversations;
  private final WriteMessage writing;
  private final InstantSource clock;

  ActOnBehalf(
      Transactions transactions,
      Conversations conversations,
      WriteMessage writing,
      InstantSource clock) {
    this.transactions = transactions;
    this.conversations = conversations;
    this.writing = writing;
    this.clock = clock;
  }

  /** The buyer and the order that an agent's conversation is about. */
  public Case of(Writer agent, UUID id) {
    Conversation one = conversations.part(id, List.of(agent)).conversation();
    UUID buyer = one.buyerId();
    UUID order = one.orderId();
    if (buyer == null || order == null) {
      throw new NotFound("order");
    }
    return new Case(
        one, new Actor.Buyer(buyer), one.buyerName() == null ? "" : one.buyerName(), order);
  }

  /**
   * Does it.
   *
   * @param act its name: {@code cancel}, {@code return}, …
   * @param useCase the buyer's; what it throws undoes everything
   * @throws NotFound when the agent takes part in no conversation of this id about an order
   * @throws Taken when another agent has it
   */
  public <T> T act(Writer agent, UUID id, String act, Function<Case, T> useCase) {
    return transactions.run(
        work -> {
          Case one = of(agent, id);
          T done = useCase.apply(one);
          Part part = Conversations.lock(work, id, List.of(agent));
          if (part.conversation().isTakenByAnother(agent.accountId())) {
            throw new Taken(WriteMessage.takenBy(part.conversation()));
          }
          var _ = writing.append(work, part, Kind.SYSTEM, "for-buyer-" + act, Via.SITE);
          work.plan(
              Write.expecting(
                  1,
                  KEEP,
                  Ids.next(),
                  id,
                  one.orderId(),
                  one.buyer().accountId(),
                  one.buyerName(),
                  agent.accountId(),
                  agent.name(),
                  act,
                  clock.instant()));
          return done;
        });
  }

  /** All that was done for others, the last first. */
  public Page<Act> log(@Nullable String cursor, int limit) {
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT id, order_id, buyer_name, agent_name, act, at FROM conversations.acts\
            """);
    List<Object> parameters = new ArrayList<>();
    if (cursor != null) {
      sql.append(" WHERE (at, id) < (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY at DESC, id DESC LIMIT ?");
    parameters.add(limit + 1);
    List<Act> rows =
        transactions.read(
            work ->
                work.ask(
                        new Query<>(
                            sql.toString(),
                            row ->
                                new Act(
                                    row.getObject(1, UUID.class),
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getObject(6, OffsetDateTime.class).toInstant()),
                            parameters))
                    .rows());
    return Page.cut(rows, limit, one -> Cursor.of(one.at(), one.id()));
  }

  /** Whose order it is, as far as an agent needs it to act. */
  public record Case(
      Conversation conversation, Actor.Buyer buyer, String buyerName, UUID orderId) {}

  /** Something that an agent did for a buyer. */
  public record Act(UUID id, UUID orderId, String buyer, String agent, String act, Instant at) {}

  /** Another agent has the conversation. */
  public static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient dev.unbuy.kernel.Refusal refusal;

    Taken(dev.unbuy.kernel.Refusal refusal) {
      super(refusal.rule());
      this.refusal = refusal;
    }

    /** Who. */
    public dev.unbuy.kernel.Refusal refusal() {
      return refusal;
    }
  }
}
