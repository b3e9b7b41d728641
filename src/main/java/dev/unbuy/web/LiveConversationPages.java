package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.conversations.Conversations;
import dev.unbuy.conversations.LiveConversations;
import dev.unbuy.conversations.LiveEvent;
import dev.unbuy.conversations.Side;
import dev.unbuy.conversations.Writer;
import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What keeps an open conversation up to date: what is written arrives as the piece of the page that
 * shows it, for whoever takes part.
 */
@Controller
class LiveConversationPages {

  private final Pages pages;
  private final Texts texts;
  private final Conversations conversations;
  private final LiveConversations live;

  LiveConversationPages(
      Pages pages, Texts texts, Conversations conversations, LiveConversations live) {
    this.pages = pages;
    this.texts = texts;
    this.conversations = conversations;
    this.live = live;
  }

  @GetMapping("/conversations/{id}/live")
  void ofBuyer(
      HttpServletRequest request,
      HttpServletResponse response,
      Account account,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int after,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last) {
    follow(request, response, account, buyer, id, EventStream.after(last, after));
  }

  @GetMapping("/seller/conversations/{id}/live")
  void ofSeller(
      HttpServletRequest request,
      HttpServletResponse response,
      Account account,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int after,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last) {
    follow(request, response, account, seller, id, EventStream.after(last, after));
  }

  @GetMapping("/agent/conversations/{id}/live")
  void ofAgent(
      HttpServletRequest request,
      HttpServletResponse response,
      Account account,
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int after,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last) {
    follow(request, response, account, agent, id, EventStream.after(last, after));
  }

  @PostMapping("/agent/conversations/{id}/read")
  ResponseEntity<Void> readByAgent(
      Account account, Actor.Agent agent, @PathVariable UUID id, @RequestParam int seq) {
    return read(account, agent, id, seq);
  }

  @PostMapping("/agent/conversations/{id}/typing")
  ResponseEntity<Void> agentTypes(Account account, Actor.Agent agent, @PathVariable UUID id) {
    return typing(account, agent, id);
  }

  @PostMapping("/conversations/{id}/read")
  ResponseEntity<Void> readByBuyer(
      Account account, Actor.Buyer buyer, @PathVariable UUID id, @RequestParam int seq) {
    return read(account, buyer, id, seq);
  }

  @PostMapping("/seller/conversations/{id}/read")
  ResponseEntity<Void> readBySeller(
      Account account, Actor.Seller seller, @PathVariable UUID id, @RequestParam int seq) {
    return read(account, seller, id, seq);
  }

  @PostMapping("/conversations/{id}/typing")
  ResponseEntity<Void> buyerTypes(Account account, Actor.Buyer buyer, @PathVariable UUID id) {
    return typing(account, buyer, id);
  }

  @PostMapping("/seller/conversations/{id}/typing")
  ResponseEntity<Void> sellerTypes(Account account, Actor.Seller seller, @PathVariable UUID id) {
    return typing(account, seller, id);
  }

  private void follow(
      HttpServletRequest request,
      HttpServletResponse response,
      Account account,
      Actor actor,
      UUID id,
      int after) {
    Writer writer = ConversationPages.writer(account, actor);
    Side side = side(actor);
    EventStream.answer(
        response,
        events ->
            live.follow(List.of(writer), id, after, event -> tell(request, events, side, event)));
  }

  private void tell(HttpServletRequest request, EventStream events, Side side, LiveEvent event) {
    switch (event) {
      case LiveEvent.Written written ->
          events.send(
              written.message().seq(),
              "said",
              pages.render(
                  request,
                  "conversations/message.jte",
                  Map.of("message", written.message(), "side", side)));
      case LiveEvent.Seen seen -> events.send(null, "seen", String.valueOf(seen.seq()));
      case LiveEvent.Typing typing ->
          events.send(null, "typing", texts.of("talk.typing." + typing.side()));
      case LiveEvent.Support support ->
          events.send(null, "support", support.here() ? texts.of("talk.support-here") : "");
      case LiveEvent.Quiet _ -> events.quiet();
    }
  }

  private ResponseEntity<Void> read(Account account, Actor actor, UUID id, int seq) {
    List<Writer> who = List.of(ConversationPages.writer(account, actor));
    conversations.read(conversations.get(who, id, 1), Math.max(0, seq));
    return ResponseEntity.noContent().build();
  }

  private ResponseEntity<Void> typing(Account account, Actor actor, UUID id) {
    live.typing(List.of(ConversationPages.writer(account, actor)), id);
    return ResponseEntity.noContent().build();
  }

  private static Side side(Actor actor) {
    return switch (actor) {
      case Actor.Buyer _ -> Side.BUYER;
      case Actor.Seller _ -> Side.SELLER;
      case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> Side.SUPPORT;
    };
  }
}
