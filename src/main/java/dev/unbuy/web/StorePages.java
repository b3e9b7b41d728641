package dev.unbuy.web;

import dev.unbuy.catalog.Listings;
import dev.unbuy.catalog.Listings.Listing;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.platform.Transactions;
import dev.unbuy.search.Search;
import dev.unbuy.search.SearchQuery;
import dev.unbuy.standing.Standings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding and looking. */
@Controller
class StorePages {

  private static final int HITS = 24;

  private final Pages pages;
  private final Search search;
  private final Listings listings;
  private final Standings standings;
  private final Transactions transactions;
  private final InstantSource clock;

  StorePages(
      Pages pages,
      Search search,
      Listings listings,
      Standings standings,
      Transactions transactions,
      InstantSource clock) {
    this.pages = pages;
    this.search = search;
    this.listings = listings;
    this.standings = standings;
    this.transactions = transactions;
    this.clock = clock;
  }

  @GetMapping({"/", "/search"})
  ResponseEntity<String> search(
      HttpServletRequest request,
      @RequestParam @Nullable String q,
      @RequestParam @Nullable String category,
      @RequestParam(defaultValue = "RELEVANCE") SearchQuery.Sort sort,
      @RequestParam @Nullable String cursor) {
    String text = q == null ? "" : q.replace("\0", "");
    String chosen = category == null ? "" : category.replace("\0", "");
    Search.SearchResult found =
        search.find(
            new SearchQuery(
                text.isBlank() ? null : text,
                chosen.isBlank() ? null : chosen,
                null,
                null,
                null,
                null,
                null,
                sort,
                cursor,
                HITS));
    Map<String, Object> model = new HashMap<>();
    model.put("found", found);
    model.put("q", text);
    model.put("category", chosen);
    model.put("sort", sort.name());
    return pages.show(request, "buyer/search.jte", model);
  }

  @GetMapping("/listings/{id}")
  ResponseEntity<String> listing(HttpServletRequest request, @PathVariable UUID id) {
    Listing listing = listings.get(id);
    Map<UUID, Integer> available =
        transactions
            .read(
                work ->
                    work.ask(
                            Stock.shown(
                                listing.variants().stream().map(Listings.Variant::id).toList()))
                        .rows())
            .stream()
            .collect(Collectors.toMap(Units::variantId, Units::quantity));
    LocalDate ships =
        WorkingDays.plus(
            clock.instant().atZone(ZoneOffset.UTC).toLocalDate(), listing.handlingDays());
    return pages.show(
        request,
        "buyer/listing.jte",
        Map.of(
            "listing", listing,
            "available", available,
            "history", listings.priceHistory(id),
            "seller", standings.card(listing.shopId()),
            "from", WorkingDays.plus(ships, 1),
            "to", WorkingDays.plus(ships, 5)));
  }

  @GetMapping("/art/{art}.svg")
  ResponseEntity<String> art(@PathVariable String art) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("image/svg+xml;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(30)).cachePublic())
        .body(ProductArt.svg(art));
  }
}
