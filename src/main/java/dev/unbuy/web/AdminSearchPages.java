package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.search.ExplainSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Why a search answers in this order, for operators. */
@Controller
class AdminSearchPages {

  private static final int HITS = 50;

  private final Pages pages;
  private final ExplainSearch explaining;

  AdminSearchPages(Pages pages, ExplainSearch explaining) {
    this.pages = pages;
    this.explaining = explaining;
  }

  @GetMapping("/admin/search")
  ResponseEntity<String> explain(HttpServletRequest request, Actor.Operator operator) {
    Form form = Form.of(request);
    SearchForm asked = SearchForm.of(form);
    try {
      return show(200, request, asked, form, asked);
    } catch (InvalidInput invalid) {
      return show(422, request, asked, form.wrong(invalid), asked.withoutPrices());
    }
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, SearchForm asked, Form form, SearchForm looked) {
    return pages.show(
        status,
        request,
        "admin/search.jte",
        Map.of(
            "asked", asked,
            "form", form,
            "explained", explaining.of(looked.query(null, HITS))));
  }
}
