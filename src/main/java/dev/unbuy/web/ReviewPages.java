package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.catalog.Shop;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Transactions;
import dev.unbuy.standing.Review;
import dev.unbuy.standing.ReviewOutcome;
import dev.unbuy.standing.Reviews;
import dev.unbuy.standing.Standings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A shop with its ratings, the seller's answers to them, reports and what agents decide. */
@Controller
class ReviewPages {

  private static final int ROWS = 20;

  private final Pages pages;
  private final Forms forms;
  private final Reviews reviews;
  private final Standings standings;
  private final Transactions transactions;

  ReviewPages(
      Pages pages, Forms forms, Reviews reviews, Standings standings, Transactions transactions) {
    this.pages = pages;
    this.forms = forms;
    this.reviews = reviews;
    this.standings = standings;
    this.transactions = transactions;
  }

  @GetMapping("/shops/{id}")
  ResponseEntity<String> shop(
      HttpServletRequest request, @PathVariable UUID id, @RequestParam @Nullable String cursor) {
    Shop shop =
        transactions
            .read(work -> work.ask(Shop.of(id)).first())
            .orElseThrow(() -> new NotFound("shop"));
    return pages.show(
        request,
        "buyer/shop.jte",
        Map.of(
            "shop",
            shop,
            "seller",
            standings.card(id),
            "reviews",
            reviews.ofShop(id, cursor, ROWS)));
  }

  @PostMapping("/ratings/{id}/report")
  ResponseEntity<String> report(
      HttpServletRequest request,
      Account account,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String because) {
    return forms.once(
        account.id(),
        request,
        () -> {
          Review one = done(reviews.report(account.id(), id, because.replace("\0", "")));
          return one.shopId().equals(account.shopId())
              ? "/seller/ratings#r-" + id
              : "/shops/" + one.shopId();
        });
  }

  @GetMapping("/seller/ratings")
  ResponseEntity<String> ofSeller(
      HttpServletRequest request, Actor.Seller seller, @RequestParam @Nullable String cursor) {
    return pages.show(
        request,
        "seller/ratings.jte",
        Map.of("reviews", reviews.ofShop(seller.shopId(), cursor, ROWS)));
  }

  @PostMapping("/seller/ratings/{id}/reply")
  ResponseEntity<String> reply(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reply) {
    return forms.once(
        seller.accountId(),
        request,
        () ->
            "/seller/ratings#r-"
                + done(reviews.reply(seller, id, reply.replace("\0", ""))).orderId());
  }

  @GetMapping("/agent/ratings")
  ResponseEntity<String> queue(
      HttpServletRequest request, Actor.Agent agent, @RequestParam @Nullable String cursor) {
    return pages.show(
        request, "agent/ratings.jte", Map.of("reviews", reviews.toDecide(cursor, ROWS)));
  }

  @PostMapping("/agent/ratings/{id}")
  ResponseEntity<String> decide(
      HttpServletRequest request,
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestParam boolean hide,
      @RequestParam(defaultValue = "") String because) {
    return forms.once(
        agent.accountId(),
        request,
        () -> {
          var _ = done(reviews.decide(agent, id, hide, because.replace("\0", "")));
          return "/agent/ratings";
        });
  }

  private static Review done(ReviewOutcome outcome) {
    return switch (outcome) {
      case ReviewOutcome.Done done -> done.review();
      case ReviewOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }
}
