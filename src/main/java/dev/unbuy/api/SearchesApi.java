package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.search.PriceTrends;
import dev.unbuy.search.SavedSearches;
import dev.unbuy.search.SavedSearches.Saved;
import dev.unbuy.search.Suggestions;
import dev.unbuy.search.Suggestions.Suggestion;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody who types may look for, and searches that are kept. */
@RestController
@RequestMapping("/api/v1")
class SearchesApi {

  private final Suggestions suggestions;
  private final SavedSearches searches;
  private final PriceTrends trends;
  private final ChangeRequests changes;

  SearchesApi(
      Suggestions suggestions, SavedSearches searches, PriceTrends trends, ChangeRequests changes) {
    this.suggestions = suggestions;
    this.searches = searches;
    this.trends = trends;
    this.changes = changes;
  }

  /** Up to eight titles, typing mistakes allowed; for whoever types. */
  @GetMapping("/listings/suggestions")
  SuggestionsJson suggestions(@RequestParam @Nullable String q) {
    return new SuggestionsJson(suggestions.of(Input.text("q", q)));
  }

  /** What became cheaper in the last 30 days, what fell the most first. */
  @GetMapping("/listings/price-trends")
  TrendsJson trends(@RequestParam @Nullable String category) {
    return new TrendsJson(
        trends.fallen(Input.text("category", category)).stream()
            .map(
                one ->
                    new FallenJson(
                        one.listingId(),
                        one.title(),
                        one.category(),
                        one.variant(),
                        Json.money(one.now()),
                        Json.money(one.before()),
                        one.share(),
                        one.since()))
            .toList());
  }

  @GetMapping("/saved-searches")
  SearchesJson all(Actor.Buyer buyer) {
    return new SearchesJson(searches.of(buyer.accountId()));
  }

  /** Keeps a search, as it stands in the address of the page after the question mark. */
  @PostMapping("/saved-searches")
  ResponseEntity<String> save(
      Actor.Buyer buyer, @RequestBody SearchJson body, HttpServletRequest request) {
    String name = Input.required("name", Input.text("name", body.name()));
    String query = Input.required("query", Input.text("query", body.query()));
    return changes.once(
        buyer.accountId(),
        request,
        body,
        201,
        () -> new IdJson(searches.save(buyer.accountId(), name, query)));
  }

  @DeleteMapping("/saved-searches/{id}")
  ResponseEntity<Void> remove(Actor.Buyer buyer, @PathVariable UUID id) {
    searches.remove(buyer.accountId(), id);
    return ResponseEntity.noContent().build();
  }

  record SuggestionsJson(List<Suggestion> items) {}

  record SearchesJson(List<Saved> items) {}

  record SearchJson(@Nullable String name, @Nullable String query) {}

  record IdJson(UUID id) {}

  record TrendsJson(List<FallenJson> items) {}

  /**
   * What became cheaper.
   *
   * @param before the lowest price of the 30 days before
   * @param share by which it fell
   */
  record FallenJson(
      UUID listingId,
      String title,
      String category,
      String variant,
      MoneyJson now,
      MoneyJson before,
      double share,
      Instant since) {}
}
