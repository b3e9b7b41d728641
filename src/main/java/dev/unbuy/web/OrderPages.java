package dev.unbuy.web;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.CancellationOptions;
import dev.unbuy.cancellations.CancellationOptions.Preview;
import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.cancellations.Reasons;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.CompleteOrder;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.resale.Resales;
import dev.unbuy.returns.Aftermath;
import dev.unbuy.rights.DelayNotice;
import dev.unbuy.rights.OrderAction;
import dev.unbuy.rights.Withdrawals;
import dev.unbuy.standing.Reviews;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My orders, one order, and canceling it in three steps. */
@Controller
class OrderPages {

  private static final int ORDERS = 20;
  private static final int MOST_WAITING = 3;

  private final Pages pages;
  private final Forms forms;
  private final OrderOverviews orders;
  private final CancellationOptions options;
  private final CancelOrder cancelOrder;
  private final CompleteOrder completion;
  private final Transactions transactions;
  private final Policies policies;
  private final Withdrawals withdrawals;
  private final OrderTimeline timeline;
  private final Reasons reasons;
  private final InstantSource clock;

  OrderPages(
      Pages pages,
      Forms forms,
      OrderOverviews orders,
      CancellationOptions options,
      CancelOrder cancelOrder,
      CompleteOrder completion,
      Transactions transactions,
      Policies policies,
      Withdrawals withdrawals,
      OrderTimeline timeline,
      Reasons reasons,
      InstantSource clock) {
    this.pages = pages;
    this.forms = forms;
    this.orders = orders;
    this.options = options;
    this.cancelOrder = cancelOrder;
    this.completion = completion;
    this.transactions = transactions;
    this.policies = policies;
    this.withdrawals = withdrawals;
    this.timeline = timeline;
    this.reasons = reasons;
    this.clock = clock;
  }

  @GetMapping("/orders")
  ResponseEntity<String> list(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @RequestParam(defaultValue = "ALL") OrderTab tab,
      @RequestParam(defaultValue = "") String q,
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "0") int placed) {
    String text = q.replace("\0", "").strip();
    Map<String, Object> model = new HashMap<>();
    if (tab == OrderTab.ALL && text.isEmpty() && cursor == null) {
      OrderOverviews.Desk desk = orders.desk(buyer.accountId(), MOST_WAITING, ORDERS);
      model.put("waiting", desk.waiting());
      model.put("orders", desk.orders());
    } else {
      model.put("waiting", List.of());
      model.put("orders", orders.ofBuyer(buyer.accountId(), tab.statuses(), text, cursor, ORDERS));
    }
    model.put("tab", tab);
    model.put("q", text);
    model.put("placed", placed);
    return pages.show(request, "buyer/orders.jte", model);
  }

  @GetMapping("/orders/{id}")
  ResponseEntity<String> order(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean placed,
      @RequestParam @Nullable RemedyKind done) {
    return transactions.read(
        work -> {
          var rating = work.ask(Reviews.ofOrder(id));
          Aftermath.Asked asked = Aftermath.ask(work, id);
          var earlier = work.ask(Withdrawals.ofOrder(id));
          var delays = work.ask(DelayNotice.ofOrder(id));
          var offered = Resales.ofOrder(work, id);
          OrderOverview overview = orders.get(buyer, id);
          Instant now = clock.instant();
          Aftermath after =
              asked.of(
                  overview.order(),
                  overview.lines(),
                  overview.parcels(),
                  policies.current().protection(),
                  now);
          var left = withdrawals.left(overview.order(), overview.lines(), now);
          return pages.show(
              request,
              "buyer/order.jte",
              Map.ofEntries(
                  Map.entry("resales", offered.get()),
                  Map.entry("withdrawals", earlier.rows()),
                  Map.entry("left", left),
                  Map.entry("delay", delays.first()),
                  Map.entry("overview", overview),
                  Map.entry("moments", timeline.of(overview)),
                  Map.entry("actions", OrderAction.of(overview, after, left)),
                  Map.entry("after", after),
                  Map.entry("placed", placed),
                  Map.entry("done", done == null ? "" : done.name()),
                  Map.entry("rating", rating.first())));
        });
  }

  @GetMapping("/orders/{id}/cancel")
  ResponseEntity<String> choose(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam @Nullable Reason reason,
      @RequestParam(defaultValue = "") String note) {
    Preview preview = options.preview(buyer, id, reason, List.of());
    return choose(200, request, preview, reason, note, "");
  }

  @GetMapping("/orders/{id}/cancel/review")
  ResponseEntity<String> review(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam @Nullable Reason reason,
      @RequestParam(defaultValue = "") String note) {
    List<UnitsOfLine> units = Forms.units(request);
    if (units.isEmpty()) {
      return again(request, buyer, id, reason, note, "cancel.choose-items");
    }
    if (reason == null) {
      return again(request, buyer, id, null, note, "cancel.choose-reason");
    }
    if (note.isBlank() && reasons.now().chosen(reason, Asker.BUYER).rule().noteRequired()) {
      return again(request, buyer, id, reason, note, "cancel.say-why");
    }
    Preview preview = options.preview(buyer, id, reason, units);
    return pages.show(
        request,
        "buyer/cancel-review.jte",
        Map.of("preview", preview, "reason", reason, "note", note));
  }

  @PostMapping("/orders/{id}/cancel")
  ResponseEntity<String> cancel(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam Reason reason,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "ORIGINAL") RefundTo refundTo) {
    List<UnitsOfLine> units = Forms.units(request);
    if (units.isEmpty()) {
      throw new InvalidInput("quantity", "must be chosen");
    }
    String words = note.replace("\0", "").strip();
    CancelOrderCommand command =
        new CancelOrderCommand(buyer, id, reason, words.isEmpty() ? null : words, units, refundTo);
    return forms.once(
        buyer.accountId(),
        request,
        () -> "/cancellations/" + done(cancelOrder.cancel(command)).id());
  }

  @PostMapping("/orders/{id}/confirm-receipt")
  ResponseEntity<String> confirmReceipt(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> {
          completion
              .confirmReceipt(buyer, id)
              .ifPresent(
                  refusal -> {
                    throw new PageErrors.NotAllowedNow(refusal);
                  });
          return "/orders/" + id;
        });
  }

  static Cancellation done(CancelOutcome outcome) {
    return switch (outcome) {
      case CancelOutcome.Settled settled -> settled.cancellation();
      case CancelOutcome.Asked asked -> asked.cancellation();
      case CancelOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }

  private ResponseEntity<String> again(
      HttpServletRequest request,
      Actor.Buyer buyer,
      UUID id,
      @Nullable Reason reason,
      String note,
      String problem) {
    return choose(
        422, request, options.preview(buyer, id, reason, List.of()), reason, note, problem);
  }

  private ResponseEntity<String> choose(
      int status,
      HttpServletRequest request,
      Preview preview,
      @Nullable Reason reason,
      String note,
      String problem) {
    return pages.show(
        status,
        request,
        "buyer/cancel.jte",
        Map.of(
            "preview",
            preview,
            "reasons",
            reasons.now().choices(Asker.BUYER),
            "groups",
            reasons.now().groups(),
            "reason",
            reason == null ? "" : reason.name(),
            "note",
            note,
            "problem",
            problem));
  }
}
