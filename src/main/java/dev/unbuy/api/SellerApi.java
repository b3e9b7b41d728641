package dev.unbuy.api;

import dev.unbuy.api.Input.LineJson;
import dev.unbuy.api.Json.OrderJson;
import dev.unbuy.cancellations.AnswerCancellation;
import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.SellerCancellations;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.FulfillmentOutcome;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.orders.SellerOrders;
import dev.unbuy.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a seller does: ship, answer cancellations, cancel. */
@RestController
@RequestMapping("/api/v1/seller")
class SellerApi {

  private final Transactions transactions;
  private final OrderDetails details;
  private final FulfillOrder fulfillment;
  private final CancelOrder cancelOrder;
  private final AnswerCancellation answers;
  private final SellerCancellations cancellations;
  private final ChangeRequests changes;
  private final Words words;

  SellerApi(
      Transactions transactions,
      OrderDetails details,
      FulfillOrder fulfillment,
      CancelOrder cancelOrder,
      AnswerCancellation answers,
      SellerCancellations cancellations,
      ChangeRequests changes,
      Words words) {
    this.transactions = transactions;
    this.details = details;
    this.fulfillment = fulfillment;
    this.cancelOrder = cancelOrder;
    this.answers = answers;
    this.cancellations = cancellations;
    this.changes = changes;
    this.words = words;
  }

  @GetMapping("/orders")
  Page<SellerOrderJson> list(
      Actor.Seller seller,
      @RequestParam @Nullable OrderStatus status,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    int size = Input.limit(limit);
    List<SellerOrders.Row> rows =
        transactions.read(
            work -> work.ask(SellerOrders.of(seller.shopId(), status, cursor, size + 1)).rows());
    return SellerOrders.page(rows, size).map(SellerApi::row);
  }

  @GetMapping("/orders/{id}")
  OrderJson order(Actor.Seller seller, @PathVariable UUID id) {
    return details.get(seller, id);
  }

  @PostMapping("/orders/{id}/fulfillments")
  ResponseEntity<String> prepare(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable PrepareJson body,
      HttpServletRequest request) {
    var lines = Input.lines(body == null ? null : body.lines());
    return step(seller, request, body, 201, () -> fulfillment.prepare(seller, id, lines));
  }

  @PostMapping("/fulfillments/{id}/label")
  ResponseEntity<String> label(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return step(seller, request, null, 200, () -> fulfillment.label(seller, id));
  }

  @PostMapping("/fulfillments/{id}/ship")
  ResponseEntity<String> ship(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody TrackingJson body,
      HttpServletRequest request) {
    String carrier = Input.text("carrier", body.carrier(), 100);
    String number = Input.text("trackingNumber", body.trackingNumber(), 100);
    return step(seller, request, body, 200, () -> fulfillment.ship(seller, id, carrier, number));
  }

  @PostMapping("/fulfillments/{id}/deliver")
  ResponseEntity<String> deliver(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return step(seller, request, null, 200, () -> fulfillment.deliver(seller, id));
  }

  @PostMapping("/orders/{id}/cancellations")
  ResponseEntity<String> cancel(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody BuyerOrdersApi.CancelJson body,
      HttpServletRequest request) {
    CancelOrderCommand command = body.command(seller, id);
    return decide(seller, request, body, 201, () -> cancelOrder.cancel(command));
  }

  @GetMapping("/cancellations")
  Page<SellerCancellationJson> cancellations(
      Actor.Seller seller,
      @RequestParam @Nullable CancellationStatus status,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return cancellations.of(seller.shopId(), status, cursor, Input.limit(limit)).map(this::row);
  }

  @PostMapping("/cancellations/{id}/approve")
  ResponseEntity<String> approve(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return decide(seller, request, null, 200, () -> answers.approve(seller, id));
  }

  @PostMapping("/cancellations/{id}/decline")
  ResponseEntity<String> decline(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody TrackingJson body,
      HttpServletRequest request) {
    String carrier = Input.text("carrier", body.carrier(), 100);
    String number = Input.text("trackingNumber", body.trackingNumber(), 100);
    return decide(seller, request, body, 200, () -> answers.decline(seller, id, carrier, number));
  }

  private ResponseEntity<String> decide(
      Actor.Seller seller,
      HttpServletRequest request,
      @Nullable Object body,
      int status,
      Supplier<CancelOutcome> change) {
    return changes.once(
        seller.accountId(),
        request,
        body,
        status,
        () -> words.cancellation(BuyerOrdersApi.cancellationOf(change.get())));
  }

  private ResponseEntity<String> step(
      Actor.Seller seller,
      HttpServletRequest request,
      @Nullable Object body,
      int status,
      Supplier<FulfillmentOutcome> change) {
    return changes.once(
        seller.accountId(),
        request,
        body,
        status,
        () ->
            switch (change.get()) {
              case FulfillmentOutcome.Done done ->
                  Map.of("id", done.fulfillmentId(), "orderId", done.orderId());
              case FulfillmentOutcome.NotAllowed refused -> throw new Refused(refused.refusal());
            });
  }

  private static SellerOrderJson row(SellerOrders.Row row) {
    return new SellerOrderJson(
        row.id(),
        row.number(),
        row.buyerName(),
        row.status(),
        row.placedAt(),
        row.shipBy(),
        row.toShip(),
        row.units(),
        Json.money(row.total()));
  }

  private SellerCancellationJson row(SellerCancellations.Row row) {
    return new SellerCancellationJson(
        row.id(),
        row.orderId(),
        row.number(),
        row.status().name(),
        row.askedBy().name(),
        row.reason().name(),
        row.note(),
        row.finding().fault().name(),
        words.because(row.finding()),
        row.units(),
        row.title(),
        Json.money(row.refund()),
        row.askedAt(),
        row.sellerAnswersBy());
  }

  record PrepareJson(@Nullable List<@Nullable LineJson> lines) {}

  record TrackingJson(@Nullable String carrier, @Nullable String trackingNumber) {}

  record SellerOrderJson(
      UUID id,
      String number,
      String buyer,
      OrderStatus status,
      Instant placedAt,
      Instant shipBy,
      int toShip,
      int units,
      Json.MoneyJson total) {}

  record SellerCancellationJson(
      UUID id,
      UUID orderId,
      String number,
      String status,
      String askedBy,
      String reason,
      @Nullable String note,
      String fault,
      String faultBecause,
      int units,
      String title,
      Json.MoneyJson refund,
      Instant askedAt,
      @Nullable Instant sellerAnswersBy) {}
}
