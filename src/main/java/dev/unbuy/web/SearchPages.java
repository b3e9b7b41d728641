package dev.unbuy.web;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.promises.DeliveryEstimates;
import dev.unbuy.promises.DeliveryEstimates.Estimate;
import dev.unbuy.search.Search;
import dev.unbuy.search.Search.Hit;
import dev.unbuy.search.SearchQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding: by words, by browsing, by filters that can each be taken off again. */
@Controller
class SearchPages {

  private static final int HITS = 24;

  private final Pages pages;
  private final Search search;
  private final DeliveryEstimates deliveries;
  private final Texts texts;

  SearchPages(Pages pages, Search search, DeliveryEstimates deliveries, Texts texts) {
    this.pages = pages;
    this.search = search;
    this.deliveries = deliveries;
    this.texts = texts;
  }

  @GetMapping({"/", "/search"})
  ResponseEntity<String> search(HttpServletRequest request, @RequestParam @Nullable String cursor) {
    Form form = Form.of(request);
    SearchForm asked = SearchForm.of(form);
    try {
      return show(200, request, asked, form, asked.query(cursor, HITS));
    } catch (InvalidInput invalid) {
      if (invalid.errors().getFirst().field().equals("cursor")) {
        throw invalid;
      }
      SearchForm rest = asked.withoutPrices();
      return show(422, request, asked, form.wrong(invalid), rest.query(null, HITS));
    }
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, SearchForm asked, Form form, SearchQuery query) {
    Search.SearchResult found = search.find(query);
    Map<UUID, Estimate> arrivals = new HashMap<>();
    for (Hit hit : found.hits().items()) {
      if (hit.promise() != null) {
        arrivals.put(hit.listingId(), deliveries.of(hit.promise(), hit.record()));
      }
    }
    Map<String, Object> model = new HashMap<>();
    model.put("found", found);
    model.put("asked", asked);
    model.put("form", form);
    model.put("arrivals", arrivals);
    model.put("countries", texts.countries());
    return pages.show(status, request, "buyer/search.jte", model);
  }

  @GetMapping("/art/{art}.svg")
  ResponseEntity<String> art(@PathVariable String art) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("image/svg+xml;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
        .body(ProductArt.svg(art));
  }
}
