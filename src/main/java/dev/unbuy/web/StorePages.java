package dev.unbuy.web;

import dev.unbuy.search.Search;
import dev.unbuy.search.SearchQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
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

  StorePages(Pages pages, Search search) {
    this.pages = pages;
    this.search = search;
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

  @GetMapping("/art/{art}.svg")
  ResponseEntity<String> art(@PathVariable String art) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("image/svg+xml;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(30)).cachePublic())
        .body(ProductArt.svg(art));
  }
}
