package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.search.ExplainSearch;
import dev.unbuy.search.SearchQuery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a search answers in this order. */
@RestController
@RequestMapping("/api/v1/admin")
class SearchExplainedApi {

  private final ExplainSearch explaining;

  SearchExplainedApi(ExplainSearch explaining) {
    this.explaining = explaining;
  }

  @GetMapping("/search")
  ExplainedJson explain(
      Actor.Operator operator,
      @RequestParam @Nullable String q,
      @RequestParam @Nullable String category,
      @RequestParam @Nullable Integer limit) {
    var explained =
        explaining.of(
            new SearchQuery(
                Input.text("q", q),
                Input.text("category", category),
                null,
                null,
                null,
                null,
                null,
                SearchQuery.Sort.RELEVANCE,
                null,
                Input.limit(limit)));
    return new ExplainedJson(
        explained.alike(), explained.places().stream().map(SearchExplainedApi::json).toList());
  }

  private static PlaceJson json(ExplainSearch.Place one) {
    Map<String, Double> factors = new TreeMap<>();
    if (one.factors() != null) {
      one.factors()
          .score()
          .factors()
          .forEach(factor -> factors.put(factor.part().name(), factor.value()));
      factors.put("LIMIT", one.factors().limit());
    }
    return new PlaceJson(
        one.hit().listingId(),
        one.hit().title(),
        one.hit().shopId(),
        one.relevance(),
        one.quality(),
        one.product(),
        factors);
  }

  /**
   * What put a hit in its place.
   *
   * @param factors what the quality is made of; empty where nothing is known of the seller
   */
  record PlaceJson(
      UUID listingId,
      String title,
      UUID shopId,
      double relevance,
      double quality,
      double product,
      Map<String, Double> factors) {}

  record ExplainedJson(boolean alike, List<PlaceJson> items) {}
}
