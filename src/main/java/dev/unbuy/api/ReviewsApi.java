package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.standing.Review;
import dev.unbuy.standing.ReviewOutcome;
import dev.unbuy.standing.Reviews;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What buyers thought of a shop, what it answers, and what of it must go. */
@RestController
@RequestMapping("/api/v1")
class ReviewsApi {

  private final Reviews reviews;
  private final ChangeRequests changes;

  ReviewsApi(Reviews reviews, ChangeRequests changes) {
    this.reviews = reviews;
    this.changes = changes;
  }

  @GetMapping("/shops/{id}/ratings")
  Page<ReviewJson> ofShop(
      @PathVariable UUID id,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return reviews.ofShop(id, cursor, Input.limit(limit)).map(ReviewJson::shown);
  }

  @GetMapping("/seller/ratings")
  Page<OwnReviewJson> ofSeller(
      Actor.Seller seller,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return reviews.ofShop(seller.shopId(), cursor, Input.limit(limit)).map(OwnReviewJson::of);
  }

  @PostMapping("/seller/ratings/{id}/reply")
  ResponseEntity<String> reply(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody ReplyJson body,
      HttpServletRequest request) {
    String words = Input.text("reply", body.reply(), Reviews.LONGEST);
    return changes.once(
        seller.accountId(), request, body, 200, () -> done(reviews.reply(seller, id, words)));
  }

  @PostMapping("/ratings/{id}/report")
  ResponseEntity<String> report(
      Account account,
      @PathVariable UUID id,
      @RequestBody ReportJson body,
      HttpServletRequest request) {
    String words = Input.text("because", body.because(), Reviews.LONGEST);
    return changes.once(
        account.id(), request, body, 202, () -> shown(reviews.report(account.id(), id, words)));
  }

  @GetMapping("/agent/ratings")
  Page<OwnReviewJson> queue(
      Actor.Agent agent,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return reviews.toDecide(cursor, Input.limit(limit)).map(OwnReviewJson::of);
  }

  @PostMapping("/agent/ratings/{id}/decide")
  ResponseEntity<String> decide(
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestBody DecisionJson body,
      HttpServletRequest request) {
    boolean hide = Input.required("hide", body.hide());
    String words = Input.text("because", body.because(), Reviews.LONGEST);
    return changes.once(
        agent.accountId(), request, body, 200, () -> done(reviews.decide(agent, id, hide, words)));
  }

  private static Review reviewOf(ReviewOutcome outcome) {
    return switch (outcome) {
      case ReviewOutcome.Done done -> done.review();
      case ReviewOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static OwnReviewJson done(ReviewOutcome outcome) {
    return OwnReviewJson.of(reviewOf(outcome));
  }

  private static ReviewJson shown(ReviewOutcome outcome) {
    return ReviewJson.shown(reviewOf(outcome));
  }

  record ReplyJson(@Nullable String reply) {}

  record ReportJson(@Nullable String because) {}

  record DecisionJson(@Nullable Boolean hide, @Nullable String because) {}

  /**
   * A rating as everybody sees it.
   *
   * @param id by which it is reported
   * @param what the first title of the order
   * @param canceled whether the order was canceled as a whole
   * @param hidden whether its words were taken down
   */
  record ReviewJson(
      UUID id,
      int stars,
      @Nullable String comment,
      Instant at,
      String what,
      boolean canceled,
      @Nullable String reply,
      @Nullable Instant repliedAt,
      boolean hidden) {

    static ReviewJson shown(Review one) {
      return new ReviewJson(
          one.orderId(),
          one.stars(),
          one.words(),
          one.at(),
          one.what(),
          one.canceled(),
          one.reply(),
          one.repliedAt(),
          one.hidden());
    }
  }

  /**
   * A rating with what its seller and the agents know of it.
   *
   * @param report why its words should go
   * @param because what an agent decided, in words
   */
  record OwnReviewJson(
      ReviewJson rating,
      @Nullable String report,
      @Nullable Instant reportedAt,
      @Nullable Instant decidedAt,
      @Nullable String because) {

    static OwnReviewJson of(Review one) {
      return new OwnReviewJson(
          ReviewJson.shown(one), one.report(), one.reportedAt(), one.decidedAt(), one.because());
    }
  }
}
