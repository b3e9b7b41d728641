package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.cancellations.Recall;
import dev.unbuy.cancellations.RecallOutcome;
import dev.unbuy.cancellations.RecallPreview;
import dev.unbuy.cancellations.RecallScope;
import dev.unbuy.cancellations.Recalls;
import dev.unbuy.cancellations.StartRecall;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
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

/** Recalls: many orders canceled at once by the marketplace, with a report of each. */
@RestController
@RequestMapping("/api/v1/admin/recalls")
class RecallsApi {

  private final StartRecall starting;
  private final Recalls recalls;
  private final ChangeRequests changes;

  RecallsApi(StartRecall starting, Recalls recalls, ChangeRequests changes) {
    this.starting = starting;
    this.recalls = recalls;
    this.changes = changes;
  }

  /** What it would do; nothing is done. */
  @PostMapping("/preview")
  PreviewJson preview(Actor.Operator operator, @RequestBody ScopeJson body) {
    RecallPreview preview = starting.preview(body.scope());
    return new PreviewJson(
        preview.shopId(),
        preview.settled(),
        preview.asked(),
        preview.units(),
        preview.outThere(),
        preview.refunds().stream().map(Json::money).toList());
  }

  /** Begins it; the orders are canceled after the answer. */
  @PostMapping
  ResponseEntity<String> start(
      Actor.Operator operator, @RequestBody ScopeJson body, HttpServletRequest request) {
    RecallScope scope = body.scope();
    return changes.once(
        operator.accountId(), request, body, 201, () -> json(starting.start(operator, scope)));
  }

  @GetMapping
  Page<RecallJson> latest(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return recalls.latest(cursor, Input.limit(limit)).map(RecallsApi::json);
  }

  @GetMapping("/{id}")
  RecallJson one(Actor.Operator operator, @PathVariable UUID id) {
    return json(recalls.get(id));
  }

  /** The report, order by order. */
  @GetMapping("/{id}/orders")
  Page<OrderJson> orders(
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestParam Recall.@Nullable Outcome outcome,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    var _ = recalls.get(id);
    return recalls
        .orders(id, outcome, cursor, Input.limit(limit))
        .map(
            one ->
                new OrderJson(
                    one.orderId(),
                    one.number(),
                    one.outcome(),
                    one.cancellationId(),
                    one.units(),
                    Json.money(one.refund()),
                    one.why(),
                    one.at()));
  }

  @PostMapping("/{id}/pause")
  ResponseEntity<String> pause(
      Actor.Operator operator, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(operator.accountId(), request, null, 200, () -> done(starting.pause(id)));
  }

  @PostMapping("/{id}/resume")
  ResponseEntity<String> resume(
      Actor.Operator operator, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(operator.accountId(), request, null, 200, () -> done(starting.resume(id)));
  }

  private static RecallJson done(RecallOutcome outcome) {
    return switch (outcome) {
      case RecallOutcome.Done done -> json(done.recall());
      case RecallOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static RecallJson json(Recall one) {
    return new RecallJson(
        one.id(),
        one.reason(),
        one.shopId(),
        one.listings(),
        one.from(),
        one.to(),
        one.note(),
        one.status(),
        one.startedAt(),
        one.endedAt(),
        one.orders(),
        one.looked(),
        one.sums().stream()
            .map(
                sum ->
                    new SumJson(sum.outcome(), sum.orders(), sum.units(), Json.money(sum.refund())))
            .toList());
  }

  record ScopeJson(
      @Nullable Reason reason,
      @Nullable UUID shopId,
      @Nullable List<@Nullable UUID> listings,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String note) {

    RecallScope scope() {
      List<UUID> named = new ArrayList<>();
      for (UUID listing : listings == null ? List.<@Nullable UUID>of() : listings) {
        named.add(Input.required("listings", listing));
      }
      return new RecallScope(
          Input.required("reason", reason),
          shopId,
          named,
          Input.required("from", from),
          Input.required("to", to),
          Input.text("note", note, 2_000));
    }
  }

  record PreviewJson(
      UUID shopId, int settled, int asked, int units, int outThere, List<MoneyJson> refunds) {}

  record SumJson(Recall.Outcome outcome, int orders, int units, MoneyJson refund) {}

  /**
   * A recall.
   *
   * @param orders how many it is about
   * @param looked how many of them have been looked at
   */
  record RecallJson(
      UUID id,
      Reason reason,
      UUID shopId,
      List<UUID> listings,
      Instant from,
      Instant to,
      String note,
      Recall.Status status,
      Instant startedAt,
      @Nullable Instant endedAt,
      int orders,
      int looked,
      List<SumJson> sums) {}

  record OrderJson(
      UUID orderId,
      String number,
      Recall.Outcome outcome,
      @Nullable UUID cancellationId,
      int units,
      MoneyJson refund,
      @Nullable String why,
      @Nullable Instant at) {}
}
