package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.search.Places;
import dev.unbuy.standing.CancellationInsights;
import dev.unbuy.standing.CancellationInsights.By;
import dev.unbuy.standing.CancellationInsights.Span;
import dev.unbuy.standing.CancellationInsights.Sum;
import dev.unbuy.standing.Lift;
import dev.unbuy.standing.Lifts;
import dev.unbuy.standing.OrderEffect;
import dev.unbuy.standing.RateOrder;
import dev.unbuy.standing.RatingOutcome;
import dev.unbuy.standing.ScoreHistory;
import dev.unbuy.standing.SellerStanding;
import dev.unbuy.standing.Standings;
import dev.unbuy.standing.rules.Rate;
import dev.unbuy.standing.rules.Score;
import dev.unbuy.standing.rules.Window;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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

/** Where a seller stands and why, what was canceled and why, and what buyers thought of it. */
@RestController
@RequestMapping("/api/v1")
class StandingApi {

  private final Standings standings;
  private final Lifts lifts;
  private final Places places;
  private final ScoreHistory history;
  private final CancellationInsights insights;
  private final RateOrder ratings;
  private final ChangeRequests changes;

  StandingApi(
      Standings standings,
      Lifts lifts,
      Places places,
      ScoreHistory history,
      CancellationInsights insights,
      RateOrder ratings,
      ChangeRequests changes) {
    this.standings = standings;
    this.lifts = lifts;
    this.places = places;
    this.history = history;
    this.insights = insights;
    this.ratings = ratings;
    this.changes = changes;
  }

  @GetMapping("/seller/standing")
  StandingJson standing(Actor.Seller seller) {
    SellerStanding standing = standings.of(seller.shopId());
    List<Places.Gained> gained = places.gainedBy(seller.shopId(), lifts.of(seller.shopId()));
    Score score = standing.verdict().score();
    return new StandingJson(
        standing.verdict().standing().name(),
        standing.since(),
        score.quality(),
        score.factors().stream()
            .map(factor -> new FactorJson(factor.part().name(), factor.value()))
            .toList(),
        new RatingJson(standing.verdict().rating(), standing.ratings()),
        standing.verdict().judged().name(),
        Arrays.stream(Window.values()).map(window -> window(standing, window)).toList(),
        standing.recent().stream().map(StandingApi::effect).toList(),
        gained.stream().map(StandingApi::lift).toList(),
        history.of(seller.shopId()).stream().map(StandingApi::week).toList());
  }

  @GetMapping("/seller/insights/cancellations")
  InsightsJson cancellations(
      Actor.Seller seller,
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      @RequestParam(defaultValue = "reason") String by) {
    Span span = insights.span(from, to);
    By chosen =
        Arrays.stream(By.values())
            .filter(one -> one.name().equalsIgnoreCase(by))
            .findFirst()
            .orElseThrow(() -> Input.oneOf("by", By.values()));
    return new InsightsJson(span.from(), span.to(), insights.by(seller.shopId(), span, chosen));
  }

  @PostMapping("/orders/{id}/rating")
  ResponseEntity<String> rate(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody RateJson body,
      HttpServletRequest request) {
    int stars = Input.required("stars", body.stars());
    String comment = Input.text("comment", body.comment());
    return changes.once(
        buyer.accountId(),
        request,
        body,
        201,
        () -> rated(ratings.rate(buyer, id, stars, comment)));
  }

  private static RatedJson rated(RatingOutcome outcome) {
    return switch (outcome) {
      case RatingOutcome.Rated done ->
          new RatedJson(
              done.rating().orderId(),
              done.rating().stars(),
              done.rating().comment(),
              done.rating().at(),
              done.canceledOrder());
      case RatingOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static WindowJson window(SellerStanding standing, Window window) {
    return new WindowJson(
        window.name(),
        standing.counts(window).orders(),
        standing.rates(window).stream().map(StandingApi::rate).toList());
  }

  private static RateOfJson rate(Rate rate) {
    return new RateOfJson(
        rate.measure().name(),
        rate.incidents(),
        rate.of(),
        rate.raw(),
        rate.shrunk(),
        rate.mean(),
        rate.standard());
  }

  private static EffectJson effect(OrderEffect effect) {
    return new EffectJson(
        effect.orderId(), effect.number(), effect.placedAt(), effect.stars(), effect.points());
  }

  private static LiftJson lift(Places.Gained gained) {
    Lift lift = gained.lift();
    return new LiftJson(
        lift.trouble().name(),
        lift.listingId(),
        lift.reason(),
        lift.orders(),
        lift.quality(),
        lift.standing().name(),
        gained.category(),
        gained.places());
  }

  private static WeekJson week(ScoreHistory.Week week) {
    return new WeekJson(week.day(), week.verdict().quality(), week.verdict().standing().name());
  }

  record RateJson(@Nullable Integer stars, @Nullable String comment) {}

  record RatedJson(
      UUID orderId, int stars, @Nullable String comment, Instant at, boolean orderCanceled) {}

  record FactorJson(String part, double value) {}

  record RatingJson(double value, int ratings) {}

  record RateOfJson(
      String measure,
      int incidents,
      int of,
      double raw,
      double shrunk,
      double marketplaceMean,
      double standard) {}

  record WindowJson(String window, int orders, List<RateOfJson> rates) {}

  record EffectJson(
      UUID orderId, String number, Instant placedAt, @Nullable Integer stars, double points) {}

  record StandingJson(
      String standing,
      @Nullable Instant since,
      double score,
      List<FactorJson> factors,
      RatingJson rating,
      String judgedBy,
      List<WindowJson> windows,
      List<EffectJson> recentOrders,
      List<LiftJson> lifts,
      List<WeekJson> history) {}

  /**
   * What would lift the score.
   *
   * @param score what it would be, in (0, 1]
   * @param places how many listings of others it would pass in that category
   */
  record LiftJson(
      String trouble,
      @Nullable UUID listingId,
      @Nullable String reason,
      int orders,
      double score,
      String standing,
      @Nullable String category,
      int places) {}

  record WeekJson(LocalDate day, double score, String standing) {}

  record InsightsJson(LocalDate from, LocalDate to, List<Sum> items) {}
}
