package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.kernel.Ids;
import dev.unbuy.notifications.Choices;
import dev.unbuy.notifications.Choices.Choice;
import dev.unbuy.notifications.Notices;
import dev.unbuy.notifications.Topic;
import dev.unbuy.notifications.Unread;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody was told, and what they want to be told. */
@Controller
class NoticePages {

  private static final int ROWS = 25;

  private final Pages pages;
  private final Notices notices;
  private final Unread unread;
  private final Choices choices;

  NoticePages(Pages pages, Notices notices, Unread unread, Choices choices) {
    this.pages = pages;
    this.notices = notices;
    this.unread = unread;
    this.choices = choices;
  }

  @GetMapping("/notices")
  ResponseEntity<String> all(
      HttpServletRequest request, Account account, @RequestParam @Nullable String cursor) {
    return pages.show(
        request, "account/notices.jte", Map.of("notices", notices.of(account.id(), cursor, ROWS)));
  }

  /** Goes to what it is about. */
  @GetMapping("/notices/{id}")
  ResponseEntity<String> follow(Account account, @PathVariable UUID id) {
    String path = notices.read(account.id(), id).path();
    unread.changed(account.id());
    return Pages.goTo(path);
  }

  @PostMapping("/notices/read")
  ResponseEntity<String> read(Account account, @RequestParam(defaultValue = "") String newest) {
    Ids.parse(newest).ifPresent(id -> notices.readUpTo(account.id(), id));
    unread.changed(account.id());
    return Pages.goTo("/notices");
  }

  @PostMapping("/account/notices")
  ResponseEntity<String> choose(HttpServletRequest request, Account account) {
    List<Choice> chosen =
        Arrays.stream(Topic.values())
            .map(
                topic ->
                    new Choice(
                        topic,
                        request.getParameter("mail_" + topic) != null,
                        request.getParameter("site_" + topic) != null))
            .toList();
    choices.choose(account.id(), chosen);
    return Pages.goTo("/account?saved=notices#notices");
  }

  /** A program that looks at links changes nothing; a person says so by the button. */
  @GetMapping("/unsubscribe/{token}")
  ResponseEntity<String> ask(
      HttpServletRequest request,
      @PathVariable String token,
      @RequestParam(defaultValue = "MESSAGES") Topic topic) {
    return unsubscribe(request, token, topic, false, choices.isKnown(token));
  }

  /** One click in a mail program (RFC 8058), or the button. */
  @PostMapping("/unsubscribe/{token}")
  ResponseEntity<String> unsubscribe(
      HttpServletRequest request,
      @PathVariable String token,
      @RequestParam(defaultValue = "MESSAGES") Topic topic) {
    return unsubscribe(request, token, topic, true, choices.unsubscribe(token, topic));
  }

  private ResponseEntity<String> unsubscribe(
      HttpServletRequest request, String token, Topic topic, boolean done, boolean known) {
    return pages.show(
        known ? 200 : 404,
        request,
        "unsubscribe.jte",
        Map.of("token", token, "topic", topic, "done", done, "known", known));
  }
}
