package dev.unbuy.web;

import dev.unbuy.checkout.PriceWatches;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The prices that a buyer waits for. */
@Controller
class PriceWatchPages {

  private static final int ON_A_PAGE = 20;

  private final Pages pages;
  private final PriceWatches watches;

  PriceWatchPages(Pages pages, PriceWatches watches) {
    this.pages = pages;
    this.watches = watches;
  }

  @GetMapping("/watches")
  ResponseEntity<String> all(
      HttpServletRequest request, Actor.Buyer buyer, @RequestParam @Nullable String cursor) {
    return show(200, request, buyer, cursor, Form.NOTHING);
  }

  @PostMapping("/watches/{id}")
  ResponseEntity<String> change(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "watch") String action,
      @RequestParam(name = "below.amount", defaultValue = "") String below,
      @RequestParam(defaultValue = "") String currency,
      @RequestParam(defaultValue = "/watches") String back) {
    try {
      if (action.equals("stop")) {
        watches.stop(buyer.accountId(), id);
      } else {
        watches.watch(buyer.accountId(), id, target(below, currency));
      }
      return Pages.goTo(SignInPages.local(back, "/watches"));
    } catch (InvalidInput invalid) {
      return show(422, request, buyer, null, Form.of(request).wrong(invalid));
    }
  }

  private static @Nullable Money target(String below, String currency) {
    if (below.isBlank()) {
      return null;
    }
    try {
      return Forms.money("below.amount", below, new Money(0, currency).currency());
    } catch (IllegalArgumentException notACurrency) {
      throw new InvalidInput("below.currency", "is not a currency; open the page again");
    }
  }

  private ResponseEntity<String> show(
      int status,
      HttpServletRequest request,
      Actor.Buyer buyer,
      @Nullable String cursor,
      Form form) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("watched", watches.of(buyer.accountId(), cursor, ON_A_PAGE));
    model.put("form", form);
    return pages.show(status, request, "buyer/watches.jte", model);
  }
}
