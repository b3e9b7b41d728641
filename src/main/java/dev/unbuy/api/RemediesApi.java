package dev.unbuy.api;

import dev.unbuy.api.AccountsApi.AddressJson;
import dev.unbuy.api.Input.LineJson;
import dev.unbuy.api.Json.CancellationJson;
import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.cancellations.PriceMatches;
import dev.unbuy.cancellations.PriceMatches.PriceMatch;
import dev.unbuy.cancellations.RemedyOutcome;
import dev.unbuy.cancellations.TakeRemedy;
import dev.unbuy.cancellations.TakeRemedyCommand;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is taken in place of a cancellation, and the seller's answer where one is needed. */
@RestController
@RequestMapping("/api/v1")
class RemediesApi {

  private static final int WAITING = 200;

  private final TakeRemedy remedies;
  private final PriceMatches priceMatches;
  private final Transactions transactions;
  private final ChangeRequests changes;
  private final Words words;

  RemediesApi(
      TakeRemedy remedies,
      PriceMatches priceMatches,
      Transactions transactions,
      ChangeRequests changes,
      Words words) {
    this.remedies = remedies;
    this.priceMatches = priceMatches;
    this.transactions = transactions;
    this.changes = changes;
    this.words = words;
  }

  @PostMapping("/orders/{id}/remedies")
  ResponseEntity<String> take(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody TakeJson body,
      HttpServletRequest request) {
    TakeRemedyCommand command =
        new TakeRemedyCommand(
            buyer,
            id,
            Input.required("remedyId", body.remedyId()),
            Input.lines(body.lines()),
            body.address() == null ? null : body.address().address("address."),
            body.price(),
            Input.text("seenAt", body.seenAt()));
    return changes.once(buyer.accountId(), request, body, 201, () -> done(remedies.take(command)));
  }

  @GetMapping("/seller/price-matches")
  Page<PriceMatchJson> priceMatches(Actor.Seller seller) {
    return new Page<>(
        transactions
            .read(work -> work.ask(PriceMatches.waiting(seller.shopId(), WAITING)).rows())
            .stream()
            .map(RemediesApi::json)
            .toList(),
        null);
  }

  @PostMapping("/seller/price-matches/{id}/accept")
  ResponseEntity<String> accept(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return answer(seller, id, true, request);
  }

  @PostMapping("/seller/price-matches/{id}/decline")
  ResponseEntity<String> decline(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return answer(seller, id, false, request);
  }

  private ResponseEntity<String> answer(
      Actor.Seller seller, UUID id, boolean accept, HttpServletRequest request) {
    return changes.once(
        seller.accountId(),
        request,
        null,
        200,
        () -> {
          priceMatches
              .answer(seller, id, accept)
              .ifPresent(
                  refusal -> {
                    throw new Refused(refusal);
                  });
          return Map.of("id", id, "status", accept ? "ACCEPTED" : "DECLINED");
        });
  }

  private TakenJson done(RemedyOutcome outcome) {
    return switch (outcome) {
      case RemedyOutcome.Taken taken ->
          new TakenJson(
              taken.orderId(),
              taken.kind().name(),
              "TAKEN",
              null,
              taken.cancellation() == null ? null : words.cancellation(taken.cancellation()));
      case RemedyOutcome.SellerAsked asked ->
          new TakenJson(asked.orderId(), asked.kind().name(), "ASKED", asked.answersBy(), null);
      case RemedyOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static PriceMatchJson json(PriceMatch one) {
    return new PriceMatchJson(
        one.id(),
        one.orderId(),
        one.lineId(),
        Json.money(one.price()),
        one.seenAt(),
        one.status(),
        one.answersBy());
  }

  record TakeJson(
      @Nullable UUID remedyId,
      @Nullable List<@Nullable LineJson> lines,
      @Nullable AddressJson address,
      @Nullable Long price,
      @Nullable String seenAt) {}

  record TakenJson(
      UUID orderId,
      String kind,
      String status,
      @Nullable Instant sellerAnswersBy,
      @Nullable CancellationJson cancellation) {}

  record PriceMatchJson(
      UUID id,
      UUID orderId,
      UUID lineId,
      MoneyJson price,
      String seenAt,
      String status,
      Instant answersBy) {}
}
