package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.OrderStatements;
import dev.unbuy.payments.Payouts;
import dev.unbuy.policies.Policies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a seller is owed and was paid, line by line. */
@Controller
class PayoutPages {

  private static final int ROWS = 50;

  private final Pages pages;
  private final Payouts payouts;
  private final OrderStatements statements;
  private final Policies policies;

  PayoutPages(Pages pages, Payouts payouts, OrderStatements statements, Policies policies) {
    this.pages = pages;
    this.payouts = payouts;
    this.statements = statements;
    this.policies = policies;
  }

  @GetMapping("/seller/payouts")
  ResponseEntity<String> list(
      HttpServletRequest request, Actor.Seller seller, @RequestParam @Nullable String cursor) {
    UUID shop = seller.shopId();
    return pages.show(
        request,
        "seller/payouts.jte",
        Map.of(
            "outlook", payouts.outlook(shop),
            "due", statements.numbered(payouts.due(shop, null, ROWS)),
            "payouts", payouts.of(shop, cursor, ROWS),
            "every", policies.current().money().payoutEvery(),
            "protection", policies.current().protection()));
  }

  /** What is paid next, as far as it is known. */
  @GetMapping("/seller/payouts/due")
  ResponseEntity<String> due(
      HttpServletRequest request, Actor.Seller seller, @RequestParam @Nullable String cursor) {
    Map<String, Object> model = new HashMap<>();
    model.put("lines", statements.numbered(payouts.due(seller.shopId(), cursor, ROWS)));
    model.put("statement", null);
    return pages.show(request, "seller/payout.jte", model);
  }

  @GetMapping("/seller/payouts/{id}")
  ResponseEntity<String> payout(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam @Nullable String cursor) {
    UUID shop = seller.shopId();
    return pages.show(
        request,
        "seller/payout.jte",
        Map.of(
            "statement", payouts.statement(shop, id),
            "lines", statements.numbered(payouts.lines(shop, id, cursor, ROWS))));
  }
}
