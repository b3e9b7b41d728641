package dev.unbuy.web;

import dev.unbuy.cancellations.RemedyReport;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Csv;
import dev.unbuy.search.Places;
import dev.unbuy.standing.CancellationInsights;
import dev.unbuy.standing.CancellationInsights.By;
import dev.unbuy.standing.CancellationInsights.Span;
import dev.unbuy.standing.CancellationInsights.Sum;
import dev.unbuy.standing.Consequences;
import dev.unbuy.standing.Lifts;
import dev.unbuy.standing.RateOrder;
import dev.unbuy.standing.RatingOutcome;
import dev.unbuy.standing.ScoreHistory;
import dev.unbuy.standing.Standings;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a seller stands, why orders are canceled, and the buyer's word on an order. */
@Controller
class SellerStandingPages {

  private final Pages pages;
  private final Forms forms;
  private final Standings standings;
  private final Lifts lifts;
  private final Places places;
  private final ScoreHistory history;
  private final CancellationInsights insights;
  private final RemedyReport remedies;
  private final RateOrder ratings;
  private final Consequences consequences;

  SellerStandingPages(
      Pages pages,
      Forms forms,
      Standings standings,
      Lifts lifts,
      Places places,
      ScoreHistory history,
      CancellationInsights insights,
      RemedyReport remedies,
      RateOrder ratings,
      Consequences consequences) {
    this.pages = pages;
    this.forms = forms;
    this.standings = standings;
    this.lifts = lifts;
    this.places = places;
    this.history = history;
    this.insights = insights;
    this.remedies = remedies;
    this.ratings = ratings;
    this.consequences = consequences;
  }

  @GetMapping("/seller/standing")
  ResponseEntity<String> standing(HttpServletRequest request, Actor.Seller seller) {
    UUID shop = seller.shopId();
    return pages.show(
        request,
        "seller/standing.jte",
        Map.of(
            "standing", standings.of(shop),
            "consequences", consequences.ofShop(shop),
            "lifts", places.gainedBy(shop, lifts.of(shop)),
            "history", ScoreLine.of(history.of(shop))));
  }

  @GetMapping("/seller/insights")
  ResponseEntity<String> insights(
      HttpServletRequest request,
      Actor.Seller seller,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
    Span span = insights.span(from, to);
    return pages.show(
        request,
        "seller/insights.jte",
        Map.of(
            "span", span,
            "weeks", StackedBars.of(insights.byWeekAndReason(seller.shopId(), span)),
            "reasons", insights.by(seller.shopId(), span, By.REASON),
            "faults", insights.by(seller.shopId(), span, By.FAULT),
            "listings", insights.by(seller.shopId(), span, By.LISTING),
            "report", remedies.of(seller.shopId(), span.from(), span.to())));
  }

  /** The table behind the insights, for a spreadsheet. */
  @GetMapping("/seller/insights/cancellations.csv")
  ResponseEntity<String> table(
      Actor.Seller seller,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "REASON") By by) {
    Span span = insights.span(from, to);
    StringBuilder csv = new StringBuilder(Csv.line("key", "label", "cancellations", "units"));
    for (Sum one : insights.by(seller.shopId(), span, by)) {
      csv.append(Csv.line(one.key(), one.label(), one.cancellations(), one.units()));
    }
    String name = "cancellations-%s-%s-%s.csv".formatted(by, span.from(), span.to());
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name.toLowerCase(Locale.ROOT))
                .build()
                .toString())
        .body(csv.toString());
  }

  @PostMapping("/orders/{id}/rating")
  ResponseEntity<String> rate(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam int stars,
      @RequestParam(defaultValue = "") String comment) {
    String words = comment.replace("\0", "").strip();
    return forms.once(
        buyer.accountId(),
        request,
        () ->
            switch (ratings.rate(buyer, id, stars, words.isEmpty() ? null : words)) {
              case RatingOutcome.Rated _ -> "/orders/" + id;
              case RatingOutcome.Refused refused ->
                  throw new PageErrors.NotAllowedNow(refused.refusal());
            });
  }
}
