package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.conversations.ActOnBehalf;
import dev.unbuy.conversations.Conversation;
import dev.unbuy.conversations.Conversations;
import dev.unbuy.conversations.Conversations.Thread;
import dev.unbuy.conversations.Desk;
import dev.unbuy.conversations.Desk.Shelf;
import dev.unbuy.conversations.Macros;
import dev.unbuy.conversations.Message;
import dev.unbuy.conversations.WriteMessage;
import dev.unbuy.conversations.Writer;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Refusal;
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

/** The agents' desk: the queue, and each conversation beside its order and its history. */
@Controller
class AgentDeskPages {

  private static final String HOME = "/agent";
  private static final String TALKS = "/agent/conversations";
  private static final int ROWS = 50;
  private static final int ORDERS = 6;

  private final Pages pages;
  private final Forms forms;
  private final Conversations conversations;
  private final WriteMessage writing;
  private final Desk desk;
  private final Macros macros;
  private final ActOnBehalf behalf;
  private final PossibleNow possible;
  private final OrderOverviews orders;
  private final OrderTimeline timeline;
  private final Accounts accounts;

  AgentDeskPages(
      Pages pages,
      Forms forms,
      Conversations conversations,
      WriteMessage writing,
      Desk desk,
      Macros macros,
      ActOnBehalf behalf,
      PossibleNow possible,
      OrderOverviews orders,
      OrderTimeline timeline,
      Accounts accounts) {
    this.pages = pages;
    this.forms = forms;
    this.conversations = conversations;
    this.writing = writing;
    this.desk = desk;
    this.macros = macros;
    this.behalf = behalf;
    this.possible = possible;
    this.orders = orders;
    this.timeline = timeline;
    this.accounts = accounts;
  }

  @GetMapping(HOME)
  ResponseEntity<String> queue(
      HttpServletRequest request,
      Account account,
      Actor.Agent agent,
      @RequestParam(defaultValue = "WAITING") Shelf shelf,
      @RequestParam @Nullable String cursor) {
    return pages.show(
        request,
        "agent/desk.jte",
        Map.of(
            "shelf",
            shelf,
            "conversations",
            desk.list(Writer.agent(account), shelf, cursor, ROWS)));
  }

  @PostMapping(HOME + "/next")
  ResponseEntity<String> next(HttpServletRequest request, Account account, Actor.Agent agent) {
    return forms.once(
        account.id(),
        request,
        () -> desk.takeNext(Writer.agent(account)).map(id -> TALKS + "/" + id).orElse(HOME));
  }

  @GetMapping(TALKS + "/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request,
      Account account,
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestParam @Nullable Integer before,
      @RequestParam @Nullable UUID macro,
      @RequestParam @Nullable Reason reason) {
    Writer me = Writer.agent(account);
    Thread thread = conversations.get(List.of(me), id, before);
    conversations.read(thread, thread.last());
    Conversation one = thread.conversation();
    List<Macros.Macro> texts = macros.all();
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("thread", thread);
    model.put("history", conversations.history(me, one));
    model.put("macros", texts);
    model.put("agents", accounts.agents());
    model.put(
        "text",
        texts.stream()
            .filter(each -> each.id().equals(macro))
            .map(each -> each.in(one, me.name()))
            .findFirst()
            .orElse(""));
    UUID buyer = one.buyerId();
    if (buyer != null) {
      model.put("orders", orders.ofBuyer(buyer, List.of(), "", null, ORDERS).items());
    }
    if (buyer != null && one.orderId() != null) {
      PossibleNow.Now now = possible.now(new Actor.Buyer(buyer), one.orderId(), reason);
      model.put("now", now);
      model.put("moments", timeline.of(now.overview()));
    }
    return pages.show(request, "agent/conversation.jte", model);
  }

  @PostMapping(TALKS + "/{id}")
  ResponseEntity<String> step(
      HttpServletRequest request,
      Account account,
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestParam String action,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String to,
      @RequestParam @Nullable Reason reason) {
    Writer me = Writer.agent(account);
    String words = text.replace("\0", "");
    String here = TALKS + "/" + id;
    return forms.once(
        account.id(),
        request,
        () ->
            switch (action) {
              case "say" ->
                  at(
                      here,
                      ConversationPages.done(
                          writing.write(List.of(me), id, words, Message.Via.SITE)));
              case "note" -> at(here, ConversationPages.done(writing.note(me, id, words)));
              case "take" -> unless(desk.take(me, id), here);
              case "hand-over" -> unless(desk.handOver(me, id, colleague(to), words), HOME);
              case "close" -> unless(desk.close(me, id), HOME);
              case "cancel" -> {
                var _ =
                    behalf.act(
                        me,
                        id,
                        "cancel",
                        one -> possible.cancel(one.buyer(), one.orderId(), reason, words, request));
                yield here;
              }
              default -> throw new InvalidInput("action", "is not one of the page's");
            });
  }

  @GetMapping(HOME + "/macros")
  ResponseEntity<String> macros(HttpServletRequest request, Actor.Agent agent) {
    return pages.show(
        request, "agent/macros.jte", Map.of("macros", macros.all(), "form", Form.NOTHING));
  }

  @PostMapping(HOME + "/macros")
  ResponseEntity<String> keepMacro(
      HttpServletRequest request,
      Account account,
      Actor.Agent agent,
      @RequestParam(defaultValue = "save") String action,
      @RequestParam(defaultValue = "") String id) {
    Form form = Form.of(request);
    try {
      return forms.once(
          account.id(),
          request,
          () -> {
            @Nullable UUID which = Ids.parse(id).orElse(null);
            if (action.equals("remove") && which != null) {
              macros.remove(which);
            } else {
              macros.save(
                  Writer.agent(account),
                  which,
                  form.value("title").replace("\0", ""),
                  form.value("text").replace("\0", ""));
            }
            return HOME + "/macros";
          });
    } catch (InvalidInput invalid) {
      return pages.show(
          422,
          request,
          "agent/macros.jte",
          Map.of("macros", macros.all(), "form", form.wrong(invalid)));
    }
  }

  /** The agent of this id, or null for the queue. */
  private @Nullable Writer colleague(String id) {
    return id.isEmpty()
        ? null
        : accounts.agents().stream()
            .filter(one -> one.id().toString().equals(id))
            .map(Writer::agent)
            .findFirst()
            .orElseThrow(() -> new InvalidInput("to", "is not an agent"));
  }

  private static String at(String here, Message message) {
    return here + "#m" + message.seq();
  }

  private static String unless(Optional<Refusal> refusal, String then) {
    refusal.ifPresent(PageErrors.NotAllowedNow::refuse);
    return then;
  }
}
