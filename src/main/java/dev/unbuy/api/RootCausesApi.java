package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.standing.RootCause;
import dev.unbuy.standing.RootCauses;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is complained about more than its like. */
@RestController
@RequestMapping("/api/v1")
class RootCausesApi {

  private final RootCauses causes;

  RootCausesApi(RootCauses causes) {
    this.causes = causes;
  }

  @GetMapping("/seller/insights/causes")
  CausesJson own(Actor.Seller seller) {
    return new CausesJson(causes.of(seller.shopId()));
  }

  @GetMapping("/admin/insights/causes")
  Page<RootCause> all(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return causes.ofAll(cursor, Input.limit(limit));
  }

  record CausesJson(List<RootCause> items) {}
}
