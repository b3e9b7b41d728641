package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.conversations.Between;
import dev.unbuy.conversations.Conversations;
import dev.unbuy.conversations.Conversations.Thread;
import dev.unbuy.conversations.Desk;
import dev.unbuy.conversations.Message;
import dev.unbuy.conversations.MessageOutcome;
import dev.unbuy.conversations.Side;
import dev.unbuy.conversations.StartConversation;
import dev.unbuy.conversations.WriteMessage;
import dev.unbuy.conversations.Writer;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Conversations as buyers and sellers read and write them. */
@Controller
class ConversationPages {

  private static final String BUYERS = "/conversations";
  private static final String SELLERS = "/seller/conversations";
  private static final int ROWS = 50;

  private final Pages pages;
  private final Forms forms;
  private final Conversations conversations;
  private final WriteMessage writing;
  private final Desk desk;
  private final PossibleNow possible;

  ConversationPages(
      Pages pages,
      Forms forms,
      Conversations conversations,
      WriteMessage writing,
      Desk desk,
      PossibleNow possible) {
    this.pages = pages;
    this.forms = forms;
    this.conversations = conversations;
    this.writing = writing;
    this.desk = desk;
    this.possible = possible;
  }

  @GetMapping(BUYERS)
  ResponseEntity<String> ofBuyer(
      HttpServletRequest request,
      Account account,
      Actor.Buyer buyer,
      @RequestParam @Nullable String cursor) {
    return list(request, writer(account, buyer), BUYERS, cursor);
  }

  @GetMapping(SELLERS)
  ResponseEntity<String> ofSeller(
      HttpServletRequest request,
      Account account,
      Actor.Seller seller,
      @RequestParam @Nullable String cursor) {
    return list(request, writer(account, seller), SELLERS, cursor);
  }

  @GetMapping(BUYERS + "/new")
  ResponseEntity<String> begin(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @RequestParam @Nullable UUID order,
      @RequestParam(defaultValue = "SUPPORT") Side with) {
    Between between = with == Side.SELLER ? Between.BUYER_AND_SELLER : Between.BUYER_AND_SUPPORT;
    return begin(request, BUYERS, order, with, between);
  }

  @GetMapping(SELLERS + "/new")
  ResponseEntity<String> begin(
      HttpServletRequest request,
      Actor.Seller seller,
      @RequestParam @Nullable UUID order,
      @RequestParam(defaultValue = "SUPPORT") Side with) {
    Between between = with == Side.BUYER ? Between.BUYER_AND_SELLER : Between.SELLER_AND_SUPPORT;
    return begin(request, SELLERS, order, with, between);
  }

  @PostMapping(BUYERS)
  ResponseEntity<String> start(
      HttpServletRequest request,
      Account account,
      Actor.Buyer buyer,
      @RequestParam Side with,
      @RequestParam @Nullable UUID order,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String text) {
    return start(request, writer(account, buyer), BUYERS, with, order, subject, text);
  }

  @PostMapping(SELLERS)
  ResponseEntity<String> start(
      HttpServletRequest request,
      Account account,
      Actor.Seller seller,
      @RequestParam Side with,
      @RequestParam @Nullable UUID order,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String text) {
    return start(request, writer(account, seller), SELLERS, with, order, subject, text);
  }

  @GetMapping(BUYERS + "/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request,
      Account account,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam @Nullable Integer before,
      @RequestParam @Nullable Reason reason) {
    Writer writer = writer(account, buyer);
    Thread thread = conversations.get(List.of(writer), id, before);
    UUID order = thread.conversation().orderId();
    Map<String, @Nullable Object> model = new HashMap<>();
    if (order != null) {
      model.put("now", possible.now(buyer, order, reason));
    }
    return show(request, thread, BUYERS, model);
  }

  @GetMapping(SELLERS + "/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request,
      Account account,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam @Nullable Integer before) {
    return show(
        request,
        conversations.get(List.of(writer(account, seller)), id, before),
        SELLERS,
        new HashMap<>());
  }

  @PostMapping(BUYERS + "/{id}")
  ResponseEntity<String> step(
      HttpServletRequest request,
      Account account,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam String action,
      @RequestParam(defaultValue = "") String text,
      @RequestParam @Nullable Reason reason,
      @RequestParam(defaultValue = "0") int stars) {
    Writer writer = writer(account, buyer);
    if (action.equals("cancel")) {
      UUID order = conversations.get(List.of(writer), id, 1).conversation().orderId();
      if (order == null) {
        throw new NotFound("order");
      }
      return forms.once(
          account.id(),
          request,
          () -> {
            var _ = possible.cancel(buyer, order, reason, text, request);
            return BUYERS + "/" + id;
          });
    }
    return step(request, writer, BUYERS, id, action, text, stars);
  }

  @PostMapping(SELLERS + "/{id}")
  ResponseEntity<String> step(
      HttpServletRequest request,
      Account account,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam String action,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "0") int stars) {
    return step(request, writer(account, seller), SELLERS, id, action, text, stars);
  }

  private ResponseEntity<String> list(
      HttpServletRequest request, Writer writer, String home, @Nullable String cursor) {
    return pages.show(
        request,
        "conversations/list.jte",
        Map.of(
            "home", home,
            "side", side(writer),
            "conversations", conversations.of(writer, cursor, ROWS)));
  }

  private ResponseEntity<String> begin(
      HttpServletRequest request, String home, @Nullable UUID order, Side with, Between between) {
    Optional<UUID> there = order == null ? Optional.empty() : conversations.about(order, between);
    if (there.isPresent()) {
      return Pages.goTo(home + "/" + there.get() + "#write");
    }
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("home", home);
    model.put("order", order);
    model.put("with", with);
    return pages.show(request, "conversations/new.jte", model);
  }

  private ResponseEntity<String> start(
      HttpServletRequest request,
      Writer writer,
      String home,
      Side with,
      @Nullable UUID order,
      String subject,
      String text) {
    StartConversation command =
        new StartConversation(with, order, subject.replace("\0", ""), text.replace("\0", ""));
    return forms.once(
        writer.accountId(),
        request,
        () -> home + "/" + writing.start(writer, command).conversationId());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, Thread thread, String home, Map<String, @Nullable Object> model) {
    conversations.read(thread, thread.last());
    model.put("home", home);
    model.put("thread", thread);
    return pages.show(request, "conversations/thread.jte", model);
  }

  private ResponseEntity<String> step(
      HttpServletRequest request,
      Writer writer,
      String home,
      UUID id,
      String action,
      String text,
      int stars) {
    if (action.equals("rate")) {
      return forms.once(
          writer.accountId(),
          request,
          () -> {
            desk.rate(List.of(writer), id, stars).ifPresent(PageErrors.NotAllowedNow::refuse);
            return home + "/" + id;
          });
    }
    String words = text.replace("\0", "");
    return forms.once(
        writer.accountId(),
        request,
        () -> {
          Message message =
              done(
                  switch (action) {
                    case "say" -> writing.write(List.of(writer), id, words, Message.Via.SITE);
                    case "support" -> writing.callSupport(List.of(writer), id);
                    default -> throw new InvalidInput("action", "is not one of the page's");
                  });
          return home + "/" + message.conversationId() + "#m" + message.seq();
        });
  }

  static Message done(MessageOutcome outcome) {
    return switch (outcome) {
      case MessageOutcome.Written written -> written.message();
      case MessageOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }

  /** The account in this role. */
  static Writer writer(Account account, Actor actor) {
    return Writer.of(account).stream()
        .filter(one -> one.actor().equals(actor))
        .findFirst()
        .orElseThrow(() -> new NotFound("conversation"));
  }

  private static Side side(Writer writer) {
    return writer.actor() instanceof Actor.Seller ? Side.SELLER : Side.BUYER;
  }
}
