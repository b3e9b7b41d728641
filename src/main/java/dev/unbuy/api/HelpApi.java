package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.support.HelpAnswers;
import dev.unbuy.support.HelpArticle;
import dev.unbuy.support.HelpLibrary;
import dev.unbuy.support.HelpSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The help center. */
@RestController
@RequestMapping("/api/v1/help/articles")
class HelpApi {

  private final HelpLibrary library;
  private final HelpSearch search;
  private final HelpAnswers answers;

  HelpApi(HelpLibrary library, HelpSearch search, HelpAnswers answers) {
    this.library = library;
    this.search = search;
    this.answers = answers;
  }

  /** All articles, or those that fit what was typed, the best first. */
  @GetMapping
  Page<FoundJson> find(
      @RequestParam(defaultValue = "") String q, @RequestParam @Nullable Integer limit) {
    List<HelpArticle> found = q.isBlank() ? library.all() : search.find(q, Input.limit(limit));
    if (found.isEmpty()) {
      answers.missed(q);
    }
    return new Page<>(found.stream().map(FoundJson::of).toList(), null);
  }

  @GetMapping("/{slug}")
  ArticleJson article(@PathVariable String slug) {
    HelpArticle article = library.find(slug).orElseThrow(() -> new NotFound("article"));
    return new ArticleJson(
        article.slug(), article.section(), article.title(), article.summary(), article.markdown());
  }

  @PutMapping("/{slug}/vote")
  ResponseEntity<Void> vote(
      Account account, @PathVariable String slug, @RequestBody VoteJson body) {
    answers.vote(account.id(), slug, Input.required("helpful", body.helpful()));
    return ResponseEntity.noContent().build();
  }

  record VoteJson(@Nullable Boolean helpful) {}

  record FoundJson(String slug, String section, String title, String summary) {
    static FoundJson of(HelpArticle article) {
      return new FoundJson(article.slug(), article.section(), article.title(), article.summary());
    }
  }

  record ArticleJson(String slug, String section, String title, String summary, String markdown) {}
}
