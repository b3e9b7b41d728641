package dev.unbuy.search;

import dev.unbuy.search.Search.Facet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * The counts of searches without words, remembered for a little while: they go over the whole
 * marketplace, and many people look at the same ones. Counts of words are taken anew each time.
 */
@Component
class KnownFacets {

  private static final Duration REMEMBERED = Duration.ofSeconds(20);
  private static final int MOST = 500;

  private final ConcurrentMap<SearchQuery, Remembered> remembered = new ConcurrentHashMap<>();
  private final InstantSource clock;

  KnownFacets(InstantSource clock) {
    this.clock = clock;
  }

  Optional<List<Facet>> known(SearchQuery query) {
    Instant now = clock.instant();
    return Optional.ofNullable(remembered.get(query.counted()))
        .filter(one -> now.isBefore(one.until()))
        .map(Remembered::facets);
  }

  List<Facet> keep(SearchQuery query, List<Facet> facets) {
    if (!query.hasWords()) {
      if (remembered.size() >= MOST) {
        remembered.clear();
      }
      remembered.put(query.counted(), new Remembered(facets, clock.instant().plus(REMEMBERED)));
    }
    return facets;
  }

  private record Remembered(List<Facet> facets, Instant until) {}
}
