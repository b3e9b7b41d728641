package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.kernel.Page;
import dev.unbuy.notifications.Choices;
import dev.unbuy.notifications.Choices.Choice;
import dev.unbuy.notifications.Notices;
import dev.unbuy.notifications.Notices.Notice;
import dev.unbuy.notifications.Topic;
import dev.unbuy.notifications.Unread;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What I was told on the site, and what I want to be told. */
@RestController
@RequestMapping("/api/v1")
class NoticesApi {

  private final Notices notices;
  private final Unread unread;
  private final Choices choices;

  NoticesApi(Notices notices, Unread unread, Choices choices) {
    this.notices = notices;
    this.unread = unread;
    this.choices = choices;
  }

  /** Newest first; {@code unread} is 100 for that and more. */
  @GetMapping("/notices")
  NoticesJson list(
      Account account,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    Page<Notice> page = notices.of(account.id(), cursor, Input.limit(limit));
    return new NoticesJson(page.items(), page.next(), notices.unread(account.id()));
  }

  @PostMapping("/notices/{id}/read")
  Notice read(Account account, @PathVariable UUID id) {
    Notice notice = notices.read(account.id(), id);
    unread.changed(account.id());
    return notice;
  }

  @GetMapping("/me/notice-choices")
  ChoicesJson choices(Account account) {
    return new ChoicesJson(
        choices.of(account.id()).stream()
            .map(
                one ->
                    new ChoiceJson(
                        one.topic(), one.byMail(), one.onSite(), one.topic().isRequired()))
            .toList());
  }

  /** Those that are left out stay; what is required cannot be turned off. */
  @PutMapping("/me/notice-choices")
  ChoicesJson choose(Account account, @RequestBody NewChoicesJson body) {
    List<@Nullable NewChoiceJson> sent = Input.required("items", body.items());
    choices.choose(
        account.id(),
        sent.stream().limit(100).map(one -> choice(Input.required("items", one))).toList());
    return choices(account);
  }

  private static Choice choice(NewChoiceJson one) {
    return new Choice(
        Input.required("items.topic", one.topic()),
        !Boolean.FALSE.equals(one.byMail()),
        !Boolean.FALSE.equals(one.onSite()));
  }

  record NoticesJson(List<Notice> items, @Nullable String next, int unread) {}

  record ChoicesJson(List<ChoiceJson> items) {}

  /**
   * How somebody wants to hear of a topic.
   *
   * @param required whether it cannot be turned off
   */
  record ChoiceJson(Topic topic, boolean byMail, boolean onSite, boolean required) {}

  record NewChoicesJson(@Nullable List<@Nullable NewChoiceJson> items) {}

  record NewChoiceJson(@Nullable Topic topic, @Nullable Boolean byMail, @Nullable Boolean onSite) {}
}
