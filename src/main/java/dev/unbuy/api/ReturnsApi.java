package dev.unbuy.api;

import dev.unbuy.api.Input.LineJson;
import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.api.Json.PartJson;
import dev.unbuy.api.ReturnJson.ReasonJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.notifications.ReturnLabels;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.returns.AskReturn;
import dev.unbuy.returns.AskReturnCommand;
import dev.unbuy.returns.MoveReturn;
import dev.unbuy.returns.ReturnAuthorization;
import dev.unbuy.returns.ReturnOutcome;
import dev.unbuy.returns.ReturnPreview;
import dev.unbuy.returns.Returns;
import dev.unbuy.returns.rules.ReturnDecision;
import dev.unbuy.returns.rules.ReturnReason;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a buyer sends back. */
@RestController
@RequestMapping("/api/v1")
class ReturnsApi {

  private final AskReturn asking;
  private final MoveReturn moves;
  private final Returns returns;
  private final ReturnLabels labels;
  private final ChangeRequests changes;
  private final Words words;

  ReturnsApi(
      AskReturn asking,
      MoveReturn moves,
      Returns returns,
      ReturnLabels labels,
      ChangeRequests changes,
      Words words) {
    this.asking = asking;
    this.moves = moves;
    this.returns = returns;
    this.labels = labels;
    this.changes = changes;
    this.words = words;
  }

  @GetMapping("/orders/{id}/return-options")
  OptionsJson options(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam @Nullable ReturnReason reason,
      @RequestParam @Nullable String lines) {
    ReturnReason thought = reason == null ? ReturnReason.CHANGE_OF_MIND : reason;
    return json(asking.preview(buyer, id, thought, Input.lines(lines)));
  }

  @PostMapping("/orders/{id}/returns")
  ResponseEntity<String> ask(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody AskJson body,
      HttpServletRequest request) {
    AskReturnCommand command = body.command(buyer, id);
    return changes.once(
        buyer.accountId(), request, body, 201, () -> done(asking.ask(command), words));
  }

  @GetMapping("/returns/{id}")
  ReturnJson get(Actor.Buyer buyer, @PathVariable UUID id) {
    return ReturnJson.of(returns.get(id, buyer), words);
  }

  @PostMapping("/returns/{id}/label")
  ResponseEntity<String> label(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return step(buyer, request, null, () -> moves.takeLabel(buyer, id));
  }

  /** Label and packing slip as PDF, once the goods can be sent. */
  @GetMapping(path = "/returns/{id}/label.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> printed(Actor.Buyer buyer, @PathVariable UUID id) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(labels.pdf(buyer, id));
  }

  @PostMapping("/returns/{id}/send")
  ResponseEntity<String> send(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody SellerApi.TrackingJson body,
      HttpServletRequest request) {
    String carrier = Input.text("carrier", body.carrier(), 100);
    String number = Input.text("trackingNumber", body.trackingNumber(), 100);
    return step(buyer, request, body, () -> moves.send(buyer, id, carrier, number));
  }

  @PostMapping("/returns/{id}/take-back")
  ResponseEntity<String> takeBack(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return step(buyer, request, null, () -> moves.takeBack(buyer, id));
  }

  private ResponseEntity<String> step(
      Actor.Buyer buyer,
      HttpServletRequest request,
      @Nullable Object body,
      Supplier<ReturnOutcome> change) {
    return changes.once(buyer.accountId(), request, body, 200, () -> done(change.get(), words));
  }

  static ReturnJson done(ReturnOutcome outcome, Words words) {
    return ReturnJson.of(authorizationOf(outcome), words);
  }

  private static ReturnAuthorization authorizationOf(ReturnOutcome outcome) {
    return switch (outcome) {
      case ReturnOutcome.Done done -> done.authorization();
      case ReturnOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private OptionsJson json(ReturnPreview preview) {
    return new OptionsJson(
        switch (preview.decision()) {
          case ReturnDecision.Kept _ -> "REFUNDED_AND_KEPT";
          case ReturnDecision.Approved _ -> "APPROVED";
          case ReturnDecision.Asked _ -> "ASKED";
          case ReturnDecision.Refused _ -> "REFUSED";
        },
        preview.decision().rule().name(),
        preview.until(),
        ReturnReason.chosen().stream()
            .map(reason -> new ReasonJson(reason.name(), words.of("return.reason." + reason)))
            .toList(),
        preview.lines().stream()
            .map(choice -> new ChoiceJson(choice.line().id(), choice.returnable(), choice.chosen()))
            .toList(),
        preview.causedBy().name(),
        preview.payer().name(),
        Json.money(preview.labelCost()),
        Json.money(preview.refund()),
        Json.money(preview.shipping()),
        preview.parts().stream().map(Json::part).toList(),
        preview.asStoreCredit().stream().map(Json::part).toList());
  }

  record AskJson(
      @Nullable ReturnReason reason,
      @Nullable String note,
      @Nullable List<@Nullable LineJson> lines,
      @Nullable RefundTo refundTo) {

    AskReturnCommand command(Actor.Buyer buyer, UUID orderId) {
      return new AskReturnCommand(
          buyer,
          orderId,
          Input.required("reason", reason),
          Input.text("note", note),
          Input.lines(lines),
          Objects.requireNonNullElse(refundTo, RefundTo.ORIGINAL));
    }
  }

  record ChoiceJson(UUID id, int returnable, int chosen) {}

  /**
   * What a return would bring.
   *
   * @param until when the time to return ends, or null while something is on its way
   * @param payer who pays the way back
   * @param labelCost what the prepaid label takes off the refund
   */
  record OptionsJson(
      String outcome,
      String rule,
      @Nullable Instant until,
      List<ReasonJson> reasons,
      List<ChoiceJson> lines,
      String causedBy,
      String payer,
      MoneyJson labelCost,
      MoneyJson refund,
      MoneyJson shipping,
      List<PartJson> parts,
      List<PartJson> asStoreCredit) {}
}
