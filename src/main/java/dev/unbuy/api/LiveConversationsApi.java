package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.api.ConversationsApi.MessageJson;
import dev.unbuy.conversations.LiveConversations;
import dev.unbuy.conversations.LiveEvent;
import dev.unbuy.platform.EventStream;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What happens in an open conversation, as server-sent events. */
@RestController
@RequestMapping("/api/v1/conversations/{id}")
class LiveConversationsApi {

  private final LiveConversations live;
  private final JsonMapper json;

  LiveConversationsApi(LiveConversations live, JsonMapper json) {
    this.live = live;
    this.json = json;
  }

  /**
   * The messages above a number, then each as it is written ({@code said}, with its number as id);
   * how far another side has read ({@code seen}); who types ({@code typing}); whether support is
   * there ({@code support}).
   */
  @GetMapping("/live")
  void follow(
      HttpServletResponse response,
      Account account,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int after,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last) {
    EventStream.answer(
        response,
        events ->
            live.follow(
                ConversationsApi.who(account),
                id,
                EventStream.after(last, after),
                event -> tell(events, event)));
  }

  /** Tells the other sides, where they have it open, that somebody is writing. */
  @PostMapping("/typing")
  ResponseEntity<Void> typing(Account account, @PathVariable UUID id) {
    live.typing(ConversationsApi.who(account), id);
    return ResponseEntity.noContent().build();
  }

  private void tell(EventStream events, LiveEvent event) {
    switch (event) {
      case LiveEvent.Written written ->
          events.send(
              written.message().seq(),
              "said",
              json.writeValueAsString(MessageJson.of(written.message())));
      case LiveEvent.Seen seen -> events.send(null, "seen", String.valueOf(seen.seq()));
      case LiveEvent.Typing typing -> events.send(null, "typing", typing.side().name());
      case LiveEvent.Support support ->
          events.send(null, "support", String.valueOf(support.here()));
      case LiveEvent.Quiet _ -> events.quiet();
    }
  }
}
