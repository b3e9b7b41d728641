package dev.unbuy.search;

import dev.unbuy.search.Search.Hit;
import dev.unbuy.standing.ShopFactors;
import dev.unbuy.standing.Standings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a search answers in this order: for each hit how well it fits, times what its seller is. */
@Component
public class ExplainSearch {

  private final Search search;
  private final Standings standings;

  ExplainSearch(Search search, Standings standings) {
    this.search = search;
    this.standings = standings;
  }

  /** The first hits of a search, with what put each in its place. */
  public Explained of(SearchQuery query) {
    Search.SearchResult found = search.find(query);
    List<Hit> hits = found.hits().items();
    Map<java.util.UUID, ShopFactors> factors =
        standings.factors(hits.stream().map(Hit::shopId).collect(Collectors.toSet()));
    boolean ranked = query.hasWords() && query.sort() == SearchQuery.Sort.RELEVANCE;
    return new Explained(
        found.alike(),
        hits.stream().map(hit -> place(hit, ranked, factors.get(hit.shopId()))).toList());
  }

  private static Place place(Hit hit, boolean ranked, @Nullable ShopFactors factors) {
    double product = ranked ? Double.parseDouble(hit.place()) : hit.quality();
    return new Place(hit, ranked ? product / hit.quality() : 1, hit.quality(), product, factors);
  }

  /**
   * A search explained.
   *
   * @param alike whether titles that look alike were taken, since the words are nowhere
   */
  public record Explained(boolean alike, List<Place> places) {}

  /**
   * What put a hit in its place.
   *
   * @param relevance how well it fits; 1 where nothing was typed or another order was asked for
   * @param quality what its seller is, in (0, 1]
   * @param product by which it is sorted
   * @param factors what the quality is made of, or null where nothing is known of the seller
   */
  public record Place(
      Hit hit, double relevance, double quality, double product, @Nullable ShopFactors factors) {}
}
