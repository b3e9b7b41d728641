package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.policies.Policies;
import dev.unbuy.promises.Promises;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Delivery dates that were promised, and what came of them. */
@Controller
class PromisePages {

  private static final int ROWS = 50;

  private final Pages pages;
  private final Promises promises;
  private final Policies policies;

  PromisePages(Pages pages, Promises promises, Policies policies) {
    this.pages = pages;
    this.promises = promises;
    this.policies = policies;
  }

  @GetMapping("/seller/promises")
  ResponseEntity<String> own(HttpServletRequest request, Actor.Seller seller) {
    Promises.OfShop own = promises.of(seller.shopId());
    return pages.show(
        request,
        "seller/promises.jte",
        Map.of(
            "own", own,
            "weeks", ShareBars.of(own.weeks()),
            "numbers", policies.current().promises()));
  }

  @GetMapping("/admin/promises")
  ResponseEntity<String> all(
      HttpServletRequest request, Actor.Operator operator, @RequestParam @Nullable String cursor) {
    Map<String, Object> model = new HashMap<>();
    model.put("kept", promises.ofAll());
    model.put("shops", promises.worst(cursor, ROWS));
    return pages.show(request, "admin/promises.jte", model);
  }
}
