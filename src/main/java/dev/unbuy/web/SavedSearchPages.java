package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.search.SavedSearches;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Searches with their filters that a buyer keeps. */
@Controller
class SavedSearchPages {

  private static final String HOME = "/searches";

  private final Pages pages;
  private final Forms forms;
  private final SavedSearches searches;
  private final Texts texts;

  SavedSearchPages(Pages pages, Forms forms, SavedSearches searches, Texts texts) {
    this.pages = pages;
    this.forms = forms;
    this.searches = searches;
    this.texts = texts;
  }

  @GetMapping(HOME)
  ResponseEntity<String> all(HttpServletRequest request, Actor.Buyer buyer) {
    return pages.show(
        request, "buyer/searches.jte", Map.of("searches", searches.of(buyer.accountId())));
  }

  @PostMapping(HOME)
  ResponseEntity<String> save(HttpServletRequest request, Actor.Buyer buyer) {
    SearchForm asked = SearchForm.of(Form.of(request));
    return forms.once(
        buyer.accountId(),
        request,
        () -> {
          var _ = searches.save(buyer.accountId(), name(asked).replace("\0", ""), asked.query());
          return HOME;
        });
  }

  @PostMapping(HOME + "/{id}/remove")
  ResponseEntity<String> remove(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> {
          searches.remove(buyer.accountId(), id);
          return HOME;
        });
  }

  private String name(SearchForm asked) {
    String words = asked.part("q");
    String category = asked.part("category");
    String name = words.isEmpty() ? category : words;
    return name.isEmpty() ? texts.of("search.all") : name;
  }
}
