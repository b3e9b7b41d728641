package dev.unbuy.web;

import dev.unbuy.cancellations.AnswerCancellation;
import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.cancellations.PriceMatches;
import dev.unbuy.cancellations.Reasons;
import dev.unbuy.cancellations.SellerCancellations;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.changes.Changes;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.FulfillmentOutcome;
import dev.unbuy.orders.SellerOrders;
import dev.unbuy.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a seller has to do today, one order, and the cancellations that wait. */
@Controller
class SellerPages {

  private static final int ROWS = 50;

  private final Pages pages;
  private final Forms forms;
  private final Transactions transactions;
  private final OrderOverviews orders;
  private final SellerCancellations cancellations;
  private final FulfillOrder fulfillment;
  private final CancelOrder cancelOrder;
  private final AnswerCancellation answers;
  private final Changes changes;
  private final Reasons reasons;

  SellerPages(
      Pages pages,
      Forms forms,
      Transactions transactions,
      OrderOverviews orders,
      SellerCancellations cancellations,
      FulfillOrder fulfillment,
      CancelOrder cancelOrder,
      AnswerCancellation answers,
      Changes changes,
      Reasons reasons) {
    this.reasons = reasons;
    this.pages = pages;
    this.forms = forms;
    this.transactions = transactions;
    this.orders = orders;
    this.cancellations = cancellations;
    this.fulfillment = fulfillment;
    this.cancelOrder = cancelOrder;
    this.answers = answers;
    this.changes = changes;
  }

  @GetMapping("/seller")
  ResponseEntity<String> today(HttpServletRequest request, Actor.Seller seller) {
    UUID shop = seller.shopId();
    return transactions.read(
        work -> {
          var toShip = work.ask(SellerOrders.toShip(shop, ROWS));
          var waiting = work.ask(cancellations.first(shop, CancellationStatus.ASKED, ROWS));
          var latest = work.ask(cancellations.first(shop, null, ROWS));
          var wanted = work.ask(changes.waiting(shop, ROWS));
          var priceMatches = work.ask(PriceMatches.waiting(shop, ROWS));
          return pages.show(
              request,
              "seller/today.jte",
              Map.of(
                  "toShip", toShip.rows(),
                  "waiting", waiting.rows(),
                  "priceMatches", priceMatches.rows(),
                  "changes", wanted.rows(),
                  "latest", latest.rows()));
        });
  }

  @GetMapping("/seller/orders")
  ResponseEntity<String> list(
      HttpServletRequest request, Actor.Seller seller, @RequestParam @Nullable String cursor) {
    List<SellerOrders.Row> rows =
        transactions.read(
            work -> work.ask(SellerOrders.of(seller.shopId(), null, cursor, ROWS + 1)).rows());
    return pages.show(
        request, "seller/orders.jte", Map.of("orders", SellerOrders.page(rows, ROWS)));
  }

  @GetMapping("/seller/orders/{id}")
  ResponseEntity<String> order(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return pages.show(
        request,
        "seller/order.jte",
        Map.of("overview", orders.get(seller, id), "reasons", reasons.now().choices(Asker.SELLER)));
  }

  @PostMapping("/seller/orders/{id}/prepare")
  ResponseEntity<String> prepare(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return step(request, seller, () -> fulfillment.prepare(seller, id, Forms.units(request)));
  }

  @PostMapping("/seller/fulfillments/{id}")
  ResponseEntity<String> move(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam String action,
      @RequestParam(defaultValue = "") String carrier,
      @RequestParam(defaultValue = "") String trackingNumber) {
    return step(
        request,
        seller,
        () ->
            switch (action) {
              case "label" -> fulfillment.label(seller, id);
              case "deliver" -> fulfillment.deliver(seller, id);
              default ->
                  fulfillment.ship(
                      seller, id, carrier.replace("\0", ""), trackingNumber.replace("\0", ""));
            });
  }

  @PostMapping("/seller/orders/{id}/cancel")
  ResponseEntity<String> cancel(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam Reason reason) {
    CancelOrderCommand command =
        new CancelOrderCommand(seller, id, reason, null, Forms.units(request));
    return forms.once(
        seller.accountId(),
        request,
        () -> {
          Cancellation canceled = OrderPages.done(cancelOrder.cancel(command));
          return reason.equals(Reason.OUT_OF_STOCK)
              ? "/seller/cancellations/" + canceled.id()
              : "/seller/orders/" + canceled.orderId();
        });
  }

  @PostMapping("/seller/cancellations/{id}")
  ResponseEntity<String> answer(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam String action,
      @RequestParam(defaultValue = "") String carrier,
      @RequestParam(defaultValue = "") String trackingNumber) {
    return forms.once(
        seller.accountId(),
        request,
        () ->
            "/seller/orders/"
                + OrderPages.done(
                        action.equals("approve")
                            ? answers.approve(seller, id)
                            : answers.decline(
                                seller,
                                id,
                                carrier.replace("\0", ""),
                                trackingNumber.replace("\0", "")))
                    .orderId());
  }

  private ResponseEntity<String> step(
      HttpServletRequest request, Actor.Seller seller, Supplier<FulfillmentOutcome> change) {
    return forms.once(
        seller.accountId(),
        request,
        () ->
            switch (change.get()) {
              case FulfillmentOutcome.Done done -> "/seller/orders/" + done.orderId();
              case FulfillmentOutcome.NotAllowed refused ->
                  throw new PageErrors.NotAllowedNow(refused.refusal());
            });
  }
}
