package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Role;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.cancellations.OrderOverviews.Listed;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.support.HelpAnswers;
import dev.unbuy.support.HelpArticle;
import dev.unbuy.support.HelpLibrary;
import dev.unbuy.support.HelpSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The help center: articles by section, found by what people type, with one's own orders above. */
@Controller
class HelpPages {

  private static final int FOUND = 8;
  private static final int ORDERS = 3;

  private final Pages pages;
  private final HelpLibrary library;
  private final HelpSearch search;
  private final HelpAnswers answers;
  private final OrderOverviews orders;

  HelpPages(
      Pages pages,
      HelpLibrary library,
      HelpSearch search,
      HelpAnswers answers,
      OrderOverviews orders) {
    this.pages = pages;
    this.library = library;
    this.search = search;
    this.answers = answers;
    this.orders = orders;
  }

  @GetMapping("/help")
  ResponseEntity<String> center(
      HttpServletRequest request,
      @Nullable Account account,
      @RequestParam(defaultValue = "") String q) {
    List<HelpArticle> found = q.isBlank() ? List.of() : search.find(q, FOUND);
    if (found.isEmpty() && !q.isBlank()) {
      answers.missed(q);
    }
    return pages.show(
        request,
        "help/center.jte",
        Map.of("q", q, "found", found, "sections", library.bySection(), "orders", mine(account)));
  }

  @GetMapping("/help/{slug}")
  ResponseEntity<String> article(
      HttpServletRequest request,
      @Nullable Account account,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String voted) {
    HelpArticle article = library.find(slug).orElseThrow(() -> new NotFound("article"));
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("article", article);
    model.put("mayVote", account != null);
    model.put("voted", voted.equals("yes"));
    return pages.show(request, "help/article.jte", model);
  }

  @PostMapping("/help/{slug}")
  ResponseEntity<String> vote(
      Account account, @PathVariable String slug, @RequestParam String helpful) {
    answers.vote(account.id(), slug, helpful.equals("yes"));
    return Pages.goTo("/help/" + slug + "?voted=yes");
  }

  @GetMapping("/admin/help")
  ResponseEntity<String> whatHelps(HttpServletRequest request) {
    return pages.show(
        request, "admin/help.jte", Map.of("votes", answers.votes(), "misses", answers.misses(50)));
  }

  private List<Listed> mine(@Nullable Account account) {
    return account == null || !account.roles().contains(Role.BUYER)
        ? List.of()
        : orders.ofBuyer(account.id(), OrderTab.OPEN.statuses(), null, null, ORDERS).items();
  }
}
