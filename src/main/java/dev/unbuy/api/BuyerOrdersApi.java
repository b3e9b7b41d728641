package dev.unbuy.api;

import dev.unbuy.api.Input.LineJson;
import dev.unbuy.api.Json.CancellationJson;
import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.api.Json.OrderJson;
import dev.unbuy.api.Json.PartJson;
import dev.unbuy.api.Json.RefundJson;
import dev.unbuy.cancellations.AnswerCancellation;
import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.CancellationOptions;
import dev.unbuy.cancellations.CancellationOptions.Preview;
import dev.unbuy.cancellations.Cancellations;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.cancellations.UndoCancellation;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Habit;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.CompleteOrder;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.refunds.Refunds;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/** A buyer's orders, and what can be done about them. */
@RestController
@RequestMapping("/api/v1")
class BuyerOrdersApi {

  private final OrderOverviews orders;
  private final OrderDetails details;
  private final CancellationOptions options;
  private final CancelOrder cancelOrder;
  private final AnswerCancellation answers;
  private final UndoCancellation undo;
  private final Cancellations cancellations;
  private final Refunds refunds;
  private final CompleteOrder completion;
  private final ChangeRequests changes;
  private final Words words;

  BuyerOrdersApi(
      OrderOverviews orders,
      OrderDetails details,
      CancellationOptions options,
      CancelOrder cancelOrder,
      AnswerCancellation answers,
      UndoCancellation undo,
      Cancellations cancellations,
      Refunds refunds,
      CompleteOrder completion,
      ChangeRequests changes,
      Words words) {
    this.orders = orders;
    this.details = details;
    this.options = options;
    this.cancelOrder = cancelOrder;
    this.answers = answers;
    this.undo = undo;
    this.cancellations = cancellations;
    this.refunds = refunds;
    this.completion = completion;
    this.changes = changes;
    this.words = words;
  }

  @GetMapping("/orders")
  Page<OrderJson> list(
      Actor.Buyer buyer,
      @RequestParam @Nullable OrderStatus status,
      @RequestParam @Nullable String q,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return orders
        .ofBuyer(
            buyer.accountId(),
            status == null ? List.of() : List.of(status),
            Input.text("q", q),
            cursor,
            Input.limit(limit))
        .map(Json::order);
  }

  @GetMapping("/orders/{id}")
  OrderJson order(Actor.Buyer buyer, @PathVariable UUID id) {
    return details.get(buyer, id);
  }

  @GetMapping("/orders/{id}/cancellation-options")
  OptionsJson options(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam @Nullable Reason reason,
      @RequestParam @Nullable String lines) {
    Preview preview = options.preview(buyer, id, reason, Input.lines(lines));
    return json(preview);
  }

  @PostMapping("/orders/{id}/cancellations")
  ResponseEntity<String> cancel(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody CancelJson body,
      HttpServletRequest request) {
    CancelOrderCommand command = body.command(buyer, id);
    return changes.once(
        buyer.accountId(), request, body, 201, () -> done(cancelOrder.cancel(command)));
  }

  @GetMapping("/cancellations/{id}")
  CancellationJson cancellation(Actor.Buyer buyer, @PathVariable UUID id) {
    return words.cancellation(cancellations.get(id, buyer));
  }

  @PostMapping("/cancellations/{id}/take-back")
  ResponseEntity<String> takeBack(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        buyer.accountId(), request, null, 200, () -> done(answers.takeBack(buyer, id)));
  }

  /** Undoes a cancellation that has just taken effect, while its refund has not been sent. */
  @PostMapping("/cancellations/{id}/undo")
  ResponseEntity<String> undo(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(buyer.accountId(), request, null, 200, () -> done(undo.undo(buyer, id)));
  }

  @PostMapping("/orders/{id}/confirm-receipt")
  ResponseEntity<String> confirmReceipt(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        buyer.accountId(),
        request,
        null,
        200,
        () -> {
          completion
              .confirmReceipt(buyer, id)
              .ifPresent(
                  refusal -> {
                    throw new Refused(refusal);
                  });
          return java.util.Map.of("status", OrderStatus.COMPLETED);
        });
  }

  @GetMapping("/refunds/{id}")
  RefundJson refund(Actor.Buyer buyer, @PathVariable UUID id) {
    return Json.refund(refunds.get(id, buyer));
  }

  private CancellationJson done(CancelOutcome outcome) {
    return words.cancellation(cancellationOf(outcome));
  }

  static Cancellation cancellationOf(CancelOutcome outcome) {
    return switch (outcome) {
      case CancelOutcome.Settled settled -> settled.cancellation();
      case CancelOutcome.Asked asked -> asked.cancellation();
      case CancelOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private OptionsJson json(Preview preview) {
    return new OptionsJson(
        preview.outcome().name(),
        preview.rule().name(),
        preview.sellerAnswersBy(),
        words.reasons(Asker.BUYER),
        preview.lines().stream()
            .map(
                choice -> new ChoiceJson(choice.line().id(), choice.cancellable(), choice.chosen()))
            .toList(),
        new RefundPreviewJson(
            Json.money(preview.refund()),
            Json.money(preview.shipping()),
            preview.parts().stream().map(Json::part).toList(),
            preview.asStoreCredit().stream().map(Json::part).toList()),
        preview.finding().fault().name(),
        words.because(preview.finding()),
        preview.remedies().stream().map(words::remedy).toList(),
        preview.alternatives().stream()
            .map(
                alternative ->
                    new AlternativeJson(
                        alternative.name(), words.of("alternative." + alternative.name())))
            .toList(),
        limit(preview.limit()));
  }

  private @Nullable LimitJson limit(@Nullable Habit habit) {
    return habit == null
        ? null
        : new LimitJson(
            habit.canceled(),
            habit.orders(),
            words.of("habits.asked", habit.canceled(), habit.orders()));
  }

  record CancelJson(
      @Nullable Reason reason,
      @Nullable String note,
      @Nullable List<@Nullable LineJson> lines,
      @Nullable RefundTo refundTo) {

    CancelOrderCommand command(Actor actor, UUID orderId) {
      return new CancelOrderCommand(
          actor,
          orderId,
          Input.required("reason", reason),
          Input.text("note", note),
          Input.lines(lines),
          Objects.requireNonNullElse(refundTo, RefundTo.ORIGINAL));
    }
  }

  record ReasonJson(String code, String label, String group) {}

  record ChoiceJson(UUID id, int cancellable, int chosen) {}

  /**
   * A remedy.
   *
   * @param terms what it means, in words
   * @param amount what comes back, or null
   */
  record RemedyJson(UUID id, String kind, String title, String terms, @Nullable MoneyJson amount) {}

  record AlternativeJson(String code, String label) {}

  /**
   * What would go back.
   *
   * @param asStoreCredit the parts with {@code "refundTo": "STORE_CREDIT"}; empty where there is no
   *     choice
   */
  record RefundPreviewJson(
      MoneyJson amount, MoneyJson shipping, List<PartJson> parts, List<PartJson> asStoreCredit) {}

  record OptionsJson(
      String outcome,
      String rule,
      @Nullable Instant sellerAnswersBy,
      List<ReasonJson> reasons,
      List<ChoiceJson> lines,
      RefundPreviewJson refundPreview,
      String fault,
      String faultBecause,
      List<RemedyJson> remedies,
      List<AlternativeJson> alternatives,
      @Nullable LimitJson limit) {}

  /** The habit because of which the seller is asked first, in numbers and in words. */
  record LimitJson(int canceled, int orders, String because) {}
}
