package dev.unbuy.web;

import dev.unbuy.search.PriceTrends;
import dev.unbuy.search.PriceTrends.Fallen;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What became cheaper lately. */
@Controller
class PriceTrendPages {

  private final Pages pages;
  private final PriceTrends trends;

  PriceTrendPages(Pages pages, PriceTrends trends) {
    this.pages = pages;
    this.trends = trends;
  }

  @GetMapping("/price-trends")
  ResponseEntity<String> fallen(
      HttpServletRequest request, @RequestParam(defaultValue = "") String category) {
    String wanted = category.replace("\0", "");
    List<Fallen> fallen = trends.fallen(wanted.isEmpty() ? null : wanted);
    List<String> categories =
        wanted.isEmpty()
            ? fallen.stream().map(Fallen::category).distinct().sorted().toList()
            : List.of(wanted);
    return pages.show(
        request,
        "buyer/price-trends.jte",
        Map.of("fallen", fallen, "category", wanted, "categories", categories));
  }
}
