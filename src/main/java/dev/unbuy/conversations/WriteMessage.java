package dev.unbuy.conversations;

import dev.unbuy.accounts.SignInLimits.TooManyAttempts;
import dev.unbuy.cancellations.WriteNote;
import dev.unbuy.conversations.Conversations.Part;
import dev.unbuy.conversations.Message.Kind;
import dev.unbuy.conversations.Message.Via;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Somebody writes to the others of a conversation, or begins one. */
@Component
public class WriteMessage {

  /** The longest message. */
  public static final int LONGEST = 10_000;

  private static final int MOST_A_MINUTE = 40;

  private static final String RECENT =
      "SELECT count(*) FROM conversations.messages WHERE author_id = ? AND at > ?";
  private static final String BEGIN =
      """
      INSERT INTO conversations.conversations (id, between, subject, order_id, order_number,
        buyer_id, buyer_name, shop_id, shop_name, support, opened_at, last_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
      """;
  private static final String STEP =
      """
      UPDATE conversations.conversations SET last_seq = ?, last_at = ?,
        status = CASE WHEN ? THEN 'OPEN' ELSE status END,
        closed_at = CASE WHEN ? THEN NULL ELSE closed_at END,
        reopened = reopened + (? AND status = 'CLOSED')::int,
        answer_by = ?, assigned_to = ?, assigned_name = ?,
        first_asked_at = CASE WHEN ? THEN coalesce(first_asked_at, ?) ELSE first_asked_at END,
        first_answered_at = CASE WHEN ? THEN coalesce(first_answered_at, ?)
          ELSE first_answered_at END
      WHERE id = ? AND last_seq = ?\
      """;
  private static final String INSERT =
      """
      INSERT INTO conversations.messages
        (conversation_id, seq, id, at, side, kind, author_id, author_name, text, via)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private final Transactions transactions;
  private final Orders orders;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Duration answersWithin;
  private final Duration mailAfter;

  WriteMessage(
      Transactions transactions,
      Orders orders,
      Outbox outbox,
      InstantSource clock,
      @Value("${unbuy.support.answers-within:12h}") Duration answersWithin,
      @Value("${unbuy.conversations.mail-after:20s}") Duration mailAfter) {
    this.transactions = transactions;
    this.orders = orders;
    this.outbox = outbox;
    this.clock = clock;
    this.answersWithin = answersWithin;
    this.mailAfter = mailAfter;
  }

  /**
   * Begins a conversation with its first message; about an order that the two have one of, it goes
   * on there.
   *
   * @throws NotFound when there is no such order of theirs
   * @throws InvalidInput when they cannot write to that side
   * @throws TooManyAttempts when they write faster than people do
   */
  public Message start(Writer writer, StartConversation command) {
    return start(writer, command, Via.SITE);
  }

  /** The same, by mail. */
  public Message start(Writer writer, StartConversation command, Via via) {
    return transactions.run(
        work -> {
          var recent = work.ask(recent(writer));
          Between between = between(writer, command);
          Conversation thread =
              command.orderId() == null
                  ? general(work, writer, between, command)
                  : about(work, writer, between, command.orderId());
          refuseFlood(recent.first().orElse(0L));
          Side side = thread.sideOf(writer.actor());
          if (side == null) {
            throw new NotFound("conversation");
          }
          return append(work, new Part(thread, side, writer), Kind.WORDS, command.text(), via);
        });
  }

  /**
   * Writes to the others.
   *
   * @param who the roles in which they may take part
   * @throws NotFound when they take part in no conversation of this id
   * @throws InvalidInput when there is no text, or more than {@value #LONGEST} characters
   * @throws TooManyAttempts when they write faster than people do
   */
  public MessageOutcome write(List<Writer> who, UUID id, String text, Via via) {
    return write(who, id, Kind.WORDS, text, via);
  }

  /** An agent writes something for agents. */
  public MessageOutcome note(Writer agent, UUID id, String text) {
    return write(List.of(agent), id, Kind.NOTE, text, Via.SITE);
  }

  private MessageOutcome write(List<Writer> who, UUID id, Kind kind, String text, Via via) {
    String words = valid(text);
    return transactions.run(
        work -> {
          var recent = work.ask(recent(who.getFirst()));
          Part part = Conversations.lock(work, id, who);
          refuseFlood(recent.first().orElse(0L));
          if (part.side() == Side.SUPPORT
              && kind == Kind.WORDS
              && part.conversation().isTakenByAnother(part.writer().accountId())) {
            return taken(part.conversation());
          }
          return new MessageOutcome.Written(append(work, part, kind, words, via));
        });
  }

  /** Buyer or seller asks support to join; nothing changes when it has. */
  public MessageOutcome callSupport(List<Writer> who, UUID id) {
    return transactions.run(
        work -> {
          Part part = Conversations.lock(work, id, who);
          if (part.conversation().support()) {
            return new MessageOutcome.Refused(
                new Refusal("support-is-here", "SUPPORT_IS_HERE", "OPEN", List.of()));
          }
          work.plan(
              Write.expecting(
                  1,
                  """
                  UPDATE conversations.conversations SET support = true, answer_by = ?,
                    first_asked_at = coalesce(first_asked_at, ?) WHERE id = ?\
                  """,
                  clock.instant().plus(answersWithin),
                  clock.instant(),
                  id));
          return new MessageOutcome.Written(
              append(
                  work,
                  new Part(
                      work.ask(ConversationRows.find(id)).first().orElseThrow(),
                      part.side(),
                      part.writer()),
                  Kind.SYSTEM,
                  "support-called",
                  Via.SITE));
        });
  }

  static MessageOutcome taken(Conversation one) {
    return new MessageOutcome.Refused(takenBy(one));
  }

  static Refusal takenBy(Conversation one) {
    return new Refusal(
        "conversation-is-taken",
        "ANOTHER_AGENT_HAS_IT",
        one.assignedName() == null ? "" : one.assignedName(),
        List.of());
  }

  /** A text that can be kept. */
  static String valid(String text) {
    String words = text.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new InvalidInput("text", "must have 1 to %d characters".formatted(LONGEST));
    }
    return words;
  }

  private Conversation general(
      UnitOfWork work, Writer writer, Between between, StartConversation command) {
    UUID id = Ids.next();
    boolean buyer = between == Between.BUYER_AND_SUPPORT;
    UUID shop = writer.actor() instanceof Actor.Seller seller ? seller.shopId() : null;
    Instant now = clock.instant();
    work.plan(
        Write.expecting(
            1,
            BEGIN,
            id,
            between,
            command.title(),
            null,
            null,
            buyer ? writer.accountId() : null,
            buyer ? writer.name() : null,
            buyer ? null : shop,
            buyer ? null : writer.name(),
            true,
            now,
            now));
    return work.ask(ConversationRows.lock(id)).first().orElseThrow();
  }

  private Conversation about(UnitOfWork work, Writer writer, Between between, UUID orderId) {
    Order order =
        work.ask(orders.find(orderId, writer.actor()))
            .first()
            .orElseThrow(() -> new NotFound("order"));
    boolean buyer = between != Between.SELLER_AND_SUPPORT;
    boolean shop = between != Between.BUYER_AND_SUPPORT;
    Instant now = clock.instant();
    work.plan(
        Write.any(
            BEGIN,
            Ids.next(),
            between,
            order.number(),
            order.id(),
            order.number(),
            buyer ? order.buyerId() : null,
            buyer ? order.buyerName() : null,
            shop ? order.shopId() : null,
            shop ? order.shopName() : null,
            between != Between.BUYER_AND_SELLER,
            now,
            now));
    return work.ask(
            Query.of(
                ConversationRows.CONVERSATION
                    + " WHERE c.order_id = ? AND c.between = ? FOR UPDATE",
                ConversationRows::read,
                order.id(),
                between))
        .first()
        .orElseThrow();
  }

  /** Who with whom. */
  private static Between between(Writer writer, StartConversation command) {
    return switch (writer.actor()) {
      case Actor.Buyer _ when command.with() == Side.SELLER -> Between.BUYER_AND_SELLER;
      case Actor.Buyer _ when command.with() == Side.SUPPORT -> Between.BUYER_AND_SUPPORT;
      case Actor.Seller _ when command.with() == Side.BUYER -> Between.BUYER_AND_SELLER;
      case Actor.Seller _ when command.with() == Side.SUPPORT -> Between.SELLER_AND_SUPPORT;
      case Actor.Agent _ when command.with() == Side.BUYER -> Between.BUYER_AND_SUPPORT;
      case Actor.Agent _ when command.with() == Side.SELLER -> Between.SELLER_AND_SUPPORT;
      case Actor.Buyer _, Actor.Seller _, Actor.Agent _, Actor.Operator _, Actor.Platform _ ->
          throw new InvalidInput("with", "is not a side that you can write to");
    };
  }

  /** The next message; the conversation's lock is held. */
  Message append(UnitOfWork work, Part part, Kind kind, String text, Via via) {
    Conversation thread = part.conversation();
    Writer writer = part.writer();
    Instant now = clock.instant();
    boolean words = kind == Kind.WORDS;
    boolean answered = words && part.side() == Side.SUPPORT;
    boolean asked = words && thread.support() && !answered;
    Instant answerBy =
        words ? thread.promiseAfter(part.side(), now.plus(answersWithin)) : thread.answerBy();
    Message message =
        new Message(
            Ids.next(),
            thread.id(),
            thread.lastSeq() + 1,
            now,
            kind == Kind.SYSTEM ? Side.PLATFORM : part.side(),
            kind,
            writer.accountId(),
            name(part),
            text,
            via);
    work.plan(
        Write.expecting(
            1,
            STEP,
            message.seq(),
            now,
            words,
            words,
            asked,
            answerBy,
            answered ? writer.accountId() : thread.assignedTo(),
            answered ? writer.name() : thread.assignedName(),
            asked,
            now,
            answered,
            now,
            thread.id(),
            thread.lastSeq()));
    work.plan(
        Write.expecting(
            1,
            INSERT,
            thread.id(),
            message.seq(),
            message.id(),
            now,
            message.side(),
            kind,
            message.authorId(),
            message.authorName(),
            text,
            via));
    if (kind != Kind.SYSTEM) {
      work.plan(Conversations.ownMessage(message, writer.accountId()));
    }
    if (words) {
      evidence(work, part, text, now);
      outbox.publishAt(
          work, new MessageWritten(now, thread.id(), message.seq()), now.plus(mailAfter));
    }
    return message;
  }

  private static void evidence(UnitOfWork work, Part part, String text, Instant now) {
    Conversation thread = part.conversation();
    if (thread.between() == Between.BUYER_AND_SELLER
        && thread.orderId() != null
        && part.side() != Side.SUPPORT) {
      work.plan(
          WriteNote.alsoSaid(
              thread.orderId(), part.writer().actor(), part.writer().accountId(), text, now));
    }
  }

  private static String name(Part part) {
    String shop = part.conversation().shopName();
    return part.side() == Side.SELLER && shop != null ? shop : part.writer().name();
  }

  private Query<Long> recent(Writer writer) {
    return Query.of(
        RECENT,
        row -> row.getLong(1),
        writer.accountId(),
        clock.instant().minus(Duration.ofMinutes(1)));
  }

  private static void refuseFlood(long written) {
    if (written >= MOST_A_MINUTE) {
      throw new TooManyAttempts(Duration.ofMinutes(1));
    }
  }
}
