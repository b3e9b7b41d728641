package dev.unbuy.conversations;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads conversations as those who take part in them. */
@Component
public class Conversations {

  /** How many messages a page shows; earlier ones are asked for by the number of the first. */
  public static final int SHOWN = 100;

  private static final int EARLIER = 6;

  private static final String MARK =
      """
      INSERT INTO conversations.marks AS m (conversation_id, account_id, side, seq)
      SELECT id, ?, ?, least(?, last_seq) FROM conversations.conversations WHERE id = ?
      ON CONFLICT (conversation_id, account_id)
      DO UPDATE SET side = excluded.side, seq = greatest(m.seq, excluded.seq)\
      """;
  static final String LIST =
      ConversationRows.COLUMNS
          + """
          , c.last_seq > coalesce(m.seq, 0),
            (SELECT left(t.text, 200) FROM conversations.messages t
             WHERE t.conversation_id = c.id AND t.kind = 'WORDS' ORDER BY t.seq DESC LIMIT 1)
          FROM conversations.conversations c LEFT JOIN conversations.marks m
            ON m.conversation_id = c.id AND m.account_id = ?
          WHERE %s\
          """;

  private final Transactions transactions;
  private final InstantSource clock;

  Conversations(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A conversation with its latest messages, or those before one of them.
   *
   * @param who the roles in which somebody may take part in it
   * @param before the number of a message, or null for the latest
   * @throws NotFound when they take part in none of this id
   */
  public Thread get(List<Writer> who, UUID id, @Nullable Integer before) {
    return transactions.read(
        work -> {
          var found = work.ask(ConversationRows.find(id));
          var marks = work.ask(marks(id));
          var support = work.ask(LiveConversations.supportIsHere(clock.instant()));
          var rows =
              work.ask(
                  Query.of(
                      ConversationRows.MESSAGE
                          + " WHERE conversation_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
                      ConversationRows::message,
                      id,
                      before == null ? Integer.MAX_VALUE : before,
                      SHOWN));
          Part part = part(found.first(), who);
          List<Message> messages =
              rows.rows().reversed().stream().filter(one -> one.isFor(part.side())).toList();
          boolean more = !rows.rows().isEmpty() && rows.rows().getLast().seq() > 1;
          return new Thread(
              part.conversation(),
              part.side(),
              part.writer(),
              messages,
              Mark.seenByOthers(marks.rows(), part.side()),
              part.conversation().support() && support.first().orElse(false),
              more);
        });
  }

  /** The messages above a number, in order, at most {@value #SHOWN}. */
  static Query<Message> above(UUID id, int after) {
    return Query.of(
        ConversationRows.MESSAGE + " WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT ?",
        ConversationRows::message,
        id,
        after,
        SHOWN);
  }

  /**
   * Somebody's part in a conversation.
   *
   * @throws NotFound when they take part in none of this id
   */
  Part part(UUID id, List<Writer> who) {
    return transactions.read(work -> part(work.ask(ConversationRows.find(id)).first(), who));
  }

  /** Notes that somebody has read up to a message. */
  public void read(Thread thread, int seq) {
    transactions.execute(
        work ->
            work.plan(
                Write.any(
                    MARK,
                    thread.me().accountId(),
                    thread.side(),
                    seq,
                    thread.conversation().id())));
  }

  /** Who has read everything has read their own message, too. */
  static Write ownMessage(Message message, UUID accountId) {
    return message.seq() == 1
        ? Write.any(MARK, accountId, message.side(), 1, message.conversationId())
        : Write.any(
            """
            UPDATE conversations.marks SET seq = ?
            WHERE conversation_id = ? AND account_id = ? AND seq = ?\
            """,
            message.seq(),
            message.conversationId(),
            accountId,
            message.seq() - 1);
  }

  /** How far everybody has read. */
  static Query<Mark> marks(UUID id) {
    return Query.of(
        "SELECT account_id, side, seq, mailed FROM conversations.marks WHERE conversation_id = ?",
        row ->
            new Mark(
                row.getObject(1, UUID.class),
                Side.valueOf(row.getString(2)),
                row.getInt(3),
                row.getInt(4)),
        id);
  }

  /** The conversations of somebody in one role, those with the latest message first. */
  public Page<Listed> of(Writer writer, @Nullable String cursor, int limit) {
    String whose =
        switch (writer.actor()) {
          case Actor.Buyer _ -> "c.buyer_id = ?";
          case Actor.Seller _ -> "c.shop_id = ?";
          case Actor.Agent _ -> "c.support AND c.assigned_to = ?";
          case Actor.Operator _, Actor.Platform _ -> throw new NotFound("conversation");
        };
    StringBuilder sql = new StringBuilder(LIST.formatted(whose));
    List<Object> parameters = new ArrayList<>(List.of(writer.accountId(), owner(writer)));
    if (cursor != null) {
      sql.append(" AND (c.last_at, c.id) < (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY c.last_at DESC, c.id DESC LIMIT ?");
    parameters.add(limit + 1);
    List<Listed> rows =
        transactions.read(
            work ->
                work.ask(new Query<>(sql.toString(), Conversations::listed, parameters)).rows());
    return Page.cut(
        rows, limit, one -> Cursor.of(one.conversation().lastAt(), one.conversation().id()));
  }

  /** What a buyer or a shop has had with support, the last first; for support. */
  public List<Listed> history(Writer agent, Conversation of) {
    String whose = of.buyerId() == null ? "c.shop_id = ?" : "c.buyer_id = ?";
    UUID owner = of.buyerId() == null ? of.shopId() : of.buyerId();
    return owner == null
        ? List.of()
        : transactions.read(
            work ->
                work.ask(
                        Query.of(
                            LIST.formatted(whose)
                                + " AND c.support ORDER BY c.last_at DESC, c.id DESC LIMIT ?",
                            Conversations::listed,
                            agent.accountId(),
                            owner,
                            EARLIER))
                    .rows());
  }

  /** The one about an order that somebody has with another side, if there is one. */
  public Optional<UUID> about(UUID orderId, Between between) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        """
                        SELECT id FROM conversations.conversations
                        WHERE order_id = ? AND between = ?\
                        """,
                        row -> row.getObject(1, UUID.class),
                        orderId,
                        between))
                .first());
  }

  /** A row of {@link #LIST}. */
  static Listed listed(ResultSet row) throws SQLException {
    String latest = row.getString(21);
    return new Listed(ConversationRows.read(row), row.getBoolean(20), latest == null ? "" : latest);
  }

  private static UUID owner(Writer writer) {
    return writer.actor() instanceof Actor.Seller seller ? seller.shopId() : writer.accountId();
  }

  /** The conversation and the part that somebody has in it; locked. */
  static Part lock(UnitOfWork work, UUID id, List<Writer> who) {
    return part(work.ask(ConversationRows.lock(id)).first(), who);
  }

  static Part part(Optional<Conversation> found, List<Writer> who) {
    Conversation conversation = found.orElseThrow(() -> new NotFound("conversation"));
    for (Writer writer : who) {
      Side side = conversation.sideOf(writer.actor());
      if (side != null) {
        return new Part(conversation, side, writer);
      }
    }
    throw new NotFound("conversation");
  }

  /** A conversation, and somebody's part in it. */
  record Part(Conversation conversation, Side side, Writer writer) {}

  /** How far somebody has read, and up to where a mail has told it. */
  public record Mark(UUID accountId, Side side, int seq, int mailed) {

    /** The number of the last message that somebody of another side has seen, or 0. */
    static int seenByOthers(List<Mark> marks, Side side) {
      return marks.stream().filter(mark -> mark.side() != side).mapToInt(Mark::seq).max().orElse(0);
    }
  }

  /**
   * A conversation as one who takes part sees it.
   *
   * @param side theirs
   * @param seen the number of the last message that somebody of another side has seen
   * @param supportIsHere whether support takes part and somebody of it is there
   * @param more whether there are earlier messages
   */
  public record Thread(
      Conversation conversation,
      Side side,
      Writer me,
      List<Message> messages,
      int seen,
      boolean supportIsHere,
      boolean more) {
    /** Copies the list. */
    public Thread {
      messages = List.copyOf(messages);
    }

    /** The number of the last message. */
    public int last() {
      return conversation.lastSeq();
    }

    /** The number of the last message that was written on this side, or 0. */
    public int lastOfMine() {
      return messages.stream()
          .filter(one -> one.side() == side && one.kind() == Message.Kind.WORDS)
          .mapToInt(Message::seq)
          .max()
          .orElse(0);
    }

    /** The number of the last message that somebody wrote to the others, or 0. */
    public int lastOfWords() {
      return messages.stream()
          .filter(one -> one.kind() == Message.Kind.WORDS)
          .mapToInt(Message::seq)
          .max()
          .orElse(0);
    }
  }

  /**
   * A conversation in a list.
   *
   * @param unread whether there is something that this person has not read
   * @param latest the beginning of the last thing that was written, or empty
   */
  public record Listed(Conversation conversation, boolean unread, String latest) {}
}
