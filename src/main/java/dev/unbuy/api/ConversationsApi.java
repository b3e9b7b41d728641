package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.conversations.Conversation;
import dev.unbuy.conversations.Conversations;
import dev.unbuy.conversations.Conversations.Thread;
import dev.unbuy.conversations.Message;
import dev.unbuy.conversations.MessageOutcome;
import dev.unbuy.conversations.Side;
import dev.unbuy.conversations.StartConversation;
import dev.unbuy.conversations.WriteMessage;
import dev.unbuy.conversations.Writer;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Conversations, for whoever takes part in them. */
@RestController
@RequestMapping("/api/v1/conversations")
class ConversationsApi {

  private final Conversations conversations;
  private final WriteMessage writing;
  private final ChangeRequests changes;

  ConversationsApi(Conversations conversations, WriteMessage writing, ChangeRequests changes) {
    this.conversations = conversations;
    this.writing = writing;
    this.changes = changes;
  }

  /** One's own: a buyer's, else a shop's, else those that an agent has taken. */
  @GetMapping
  Page<ListedJson> list(
      Account account,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return conversations
        .of(who(account).getFirst(), cursor, Input.limit(limit))
        .map(
            one ->
                new ListedJson(
                    ConversationJson.of(one.conversation()), one.unread(), one.latest()));
  }

  @PostMapping
  ResponseEntity<String> start(
      Account account, @RequestBody StartJson body, HttpServletRequest request) {
    List<Writer> who = who(account);
    StartConversation command = body.command();
    Writer writer =
        who.stream().filter(one -> !isOn(command.with(), one)).findFirst().orElse(who.getFirst());
    return changes.once(
        account.id(), request, body, 201, () -> MessageJson.of(writing.start(writer, command)));
  }

  @GetMapping("/{id}")
  ThreadJson get(Account account, @PathVariable UUID id, @RequestParam @Nullable Integer before) {
    return ThreadJson.of(conversations.get(who(account), id, before));
  }

  @PostMapping("/{id}/messages")
  ResponseEntity<String> write(
      Account account,
      @PathVariable UUID id,
      @RequestBody TextJson body,
      HttpServletRequest request) {
    List<Writer> who = who(account);
    String text = Input.text("text", body.text(), WriteMessage.LONGEST);
    return changes.once(
        account.id(),
        request,
        body,
        201,
        () -> done(writing.write(who, id, text, Message.Via.SITE)));
  }

  @PostMapping("/{id}/read")
  ResponseEntity<Void> read(Account account, @PathVariable UUID id, @RequestBody ReadJson body) {
    List<Writer> who = who(account);
    int seq = Input.required("seq", body.seq());
    if (seq < 0) {
      throw new InvalidInput("seq", "must be the number of a message");
    }
    conversations.read(conversations.get(who, id, 1), seq);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/support")
  ResponseEntity<String> callSupport(
      Account account, @PathVariable UUID id, HttpServletRequest request) {
    List<Writer> who = who(account);
    return changes.once(account.id(), request, null, 200, () -> done(writing.callSupport(who, id)));
  }

  static MessageJson done(MessageOutcome outcome) {
    return switch (outcome) {
      case MessageOutcome.Written written -> MessageJson.of(written.message());
      case MessageOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  /** The roles in which they take part in conversations; refused where there is none. */
  static List<Writer> who(Account account) {
    List<Writer> who = Writer.of(account);
    if (who.isEmpty()) {
      throw new AccessDeniedException("takes part in no conversations");
    }
    return who;
  }

  private static boolean isOn(Side side, Writer writer) {
    return switch (writer.actor()) {
      case Actor.Buyer _ -> side == Side.BUYER;
      case Actor.Seller _ -> side == Side.SELLER;
      case Actor.Agent _ -> side == Side.SUPPORT;
      case Actor.Operator _, Actor.Platform _ -> true;
    };
  }

  record TextJson(@Nullable String text) {}

  record ReadJson(@Nullable Integer seq) {}

  /**
   * A conversation's beginning.
   *
   * @param with SELLER or BUYER (about an order), or SUPPORT
   */
  record StartJson(
      @Nullable Side with,
      @Nullable UUID orderId,
      @Nullable String subject,
      @Nullable String text) {

    StartConversation command() {
      return new StartConversation(
          Input.required("with", with),
          orderId,
          Input.text("subject", subject),
          Input.text("text", text, WriteMessage.LONGEST));
    }
  }

  record ListedJson(ConversationJson conversation, boolean unread, String latest) {}

  record ConversationJson(
      UUID id,
      String between,
      String subject,
      @Nullable UUID orderId,
      @Nullable String orderNumber,
      @Nullable String buyer,
      @Nullable String shop,
      boolean support,
      boolean open,
      int lastSeq,
      Instant lastAt,
      @Nullable String assignedTo,
      @Nullable Instant answerBy) {

    static ConversationJson of(Conversation one) {
      return new ConversationJson(
          one.id(),
          one.between().name(),
          one.subject(),
          one.orderId(),
          one.orderNumber(),
          one.buyerName(),
          one.shopName(),
          one.support(),
          one.open(),
          one.lastSeq(),
          one.lastAt(),
          one.assignedName(),
          one.answerBy());
    }
  }

  record MessageJson(
      UUID id,
      UUID conversationId,
      int seq,
      Instant at,
      String side,
      String kind,
      String author,
      String text,
      String via) {

    static MessageJson of(Message one) {
      return new MessageJson(
          one.id(),
          one.conversationId(),
          one.seq(),
          one.at(),
          one.side().name(),
          one.kind().name(),
          one.authorName(),
          one.text(),
          one.via().name());
    }
  }

  record ThreadJson(
      ConversationJson conversation,
      String side,
      List<MessageJson> messages,
      int seen,
      boolean more) {

    static ThreadJson of(Thread thread) {
      return new ThreadJson(
          ConversationJson.of(thread.conversation()),
          thread.side().name(),
          thread.messages().stream().map(MessageJson::of).toList(),
          thread.seen(),
          thread.more());
    }
  }
}
