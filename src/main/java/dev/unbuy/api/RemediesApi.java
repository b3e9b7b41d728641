package dev.unbuy.api;

import dev.unbuy.api.AccountsApi.AddressJson;
import dev.unbuy.api.CheckoutApi.PaymentJson;
import dev.unbuy.api.Input.LineJson;
import dev.unbuy.api.Json.CancellationJson;
import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.cancellations.PriceMatches;
import dev.unbuy.cancellations.PriceMatches.PriceMatch;
import dev.unbuy.cancellations.RemedyOutcome;
import dev.unbuy.cancellations.SwapSellers;
import dev.unbuy.cancellations.TakeRemedy;
import dev.unbuy.cancellations.TakeRemedyCommand;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.ChangeOrder;
import dev.unbuy.changes.Changes;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

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
  private final ChangeOrder changeOrder;
  private final Changes orderChanges;
  private final SwapSellers swaps;
  private final JsonMapper json;

  RemediesApi(
      TakeRemedy remedies,
      PriceMatches priceMatches,
      Transactions transactions,
      ChangeRequests changes,
      Words words,
      ChangeOrder changeOrder,
      Changes orderChanges,
      SwapSellers swaps,
      JsonMapper json) {
    this.remedies = remedies;
    this.priceMatches = priceMatches;
    this.transactions = transactions;
    this.changes = changes;
    this.words = words;
    this.changeOrder = changeOrder;
    this.orderChanges = orderChanges;
    this.swaps = swaps;
    this.json = json;
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
            Input.text("seenAt", body.seenAt()),
            body.payments() == null ? List.of() : CheckoutApi.payments(body.payments()));
    ResponseEntity<String> taken =
        changes.once(buyer.accountId(), request, body, 201, () -> done(remedies.take(command)));
    TakenJson first = json.readValue(taken.getBody(), TakenJson.class);
    return first.toBePaid() == null ? taken : afterPayment(buyer, first, first.toBePaid());
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

  /** What is to be paid is asked for after the commit; the change is told as it is then. */
  private ResponseEntity<String> afterPayment(Actor.Buyer buyer, TakenJson taken, UUID toBePaid) {
    UUID change = taken.changeId();
    UUID there = taken.newOrderId();
    if (there != null) {
      swaps.pay(toBePaid);
    } else {
      changeOrder.pay(toBePaid);
    }
    TakenJson now =
        change != null
            ? taken.with(status(orderChanges.get(change, buyer).status()))
            : there != null ? taken.with(status(swaps.status(there))) : taken;
    return ResponseEntity.status(201)
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.writeValueAsString(now));
  }

  private static String status(ChangeStatus status) {
    return status == ChangeStatus.SETTLED ? "TAKEN" : status.name();
  }

  private static String status(String ofSwap) {
    return switch (ofSwap) {
      case "SWAPPED" -> "TAKEN";
      case "WAITING" -> "PAYING";
      default -> ofSwap;
    };
  }

  private TakenJson done(RemedyOutcome outcome) {
    return switch (outcome) {
      case RemedyOutcome.Taken taken ->
          new TakenJson(
              taken.orderId(),
              taken.kind().name(),
              "TAKEN",
              null,
              taken.cancellation() == null ? null : words.cancellation(taken.cancellation()),
              null,
              null,
              null);
      case RemedyOutcome.Changed changed ->
          new TakenJson(
              changed.orderId(),
              changed.kind().name(),
              status(changed.change().status()),
              changed.change().status() == ChangeStatus.ASKED
                  ? changed.change().waitsUntil()
                  : null,
              null,
              changed.change().id(),
              null,
              changed.toBePaid());
      case RemedyOutcome.Ordered ordered ->
          new TakenJson(
              ordered.orderId(),
              ordered.kind().name(),
              "PAYING",
              null,
              null,
              null,
              ordered.newOrderId(),
              ordered.toBePaid());
      case RemedyOutcome.SellerAsked asked ->
          new TakenJson(
              asked.orderId(),
              asked.kind().name(),
              "ASKED",
              asked.answersBy(),
              null,
              null,
              null,
              null);
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
      @Nullable String seenAt,
      @Nullable List<@Nullable PaymentJson> payments) {}

  /**
   * A remedy that was taken.
   *
   * @param status TAKEN, or that of the change that it is while that waits or has failed; of a swap
   *     of sellers PAYING, GIVEN_UP when this order was shipped before, ENDED when it was not paid
   * @param changeId the change of the order that it is, or null
   * @param newOrderId the order that takes this one's place when it is paid, or null
   */
  record TakenJson(
      UUID orderId,
      String kind,
      String status,
      @Nullable Instant sellerAnswersBy,
      @Nullable CancellationJson cancellation,
      @Nullable UUID changeId,
      @Nullable UUID newOrderId,
      @Nullable UUID toBePaid) {

    TakenJson with(String other) {
      return new TakenJson(
          orderId, kind, other, sellerAnswersBy, cancellation, changeId, newOrderId, toBePaid);
    }
  }

  record PriceMatchJson(
      UUID id,
      UUID orderId,
      UUID lineId,
      MoneyJson price,
      String seenAt,
      String status,
      Instant answersBy) {}
}
