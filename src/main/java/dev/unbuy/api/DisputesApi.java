package dev.unbuy.api;

import dev.unbuy.api.Input.LineJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.returns.ArgueDispute;
import dev.unbuy.returns.DisputeOutcome;
import dev.unbuy.returns.Disputes;
import dev.unbuy.returns.OpenDispute;
import dev.unbuy.returns.OpenDisputeCommand;
import dev.unbuy.returns.rules.DisputeKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A buyer's disputes. */
@RestController
@RequestMapping("/api/v1")
class DisputesApi {

  private static final int LONGEST = 2_000;

  private final OpenDispute opening;
  private final ArgueDispute arguing;
  private final Disputes disputes;
  private final ChangeRequests changes;

  DisputesApi(
      OpenDispute opening, ArgueDispute arguing, Disputes disputes, ChangeRequests changes) {
    this.opening = opening;
    this.arguing = arguing;
    this.disputes = disputes;
    this.changes = changes;
  }

  @PostMapping("/orders/{id}/disputes")
  ResponseEntity<String> open(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody OpenJson body,
      HttpServletRequest request) {
    OpenDisputeCommand command = body.command(buyer, id);
    return changes.once(
        buyer.accountId(), request, body, 201, () -> DisputeJson.done(opening.open(command)));
  }

  @GetMapping("/disputes/{id}")
  DisputeJson get(Actor.Buyer buyer, @PathVariable UUID id) {
    Disputes.Argued argued = disputes.get(id, buyer);
    return DisputeJson.of(argued.dispute(), argued.statements());
  }

  @PostMapping("/disputes/{id}/statements")
  ResponseEntity<String> say(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody StatementJson body,
      HttpServletRequest request) {
    return step(buyer, request, body, () -> arguing.say(buyer, id, body.words()));
  }

  @PostMapping("/disputes/{id}/accept")
  ResponseEntity<String> accept(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return step(buyer, request, null, () -> arguing.accept(buyer, id));
  }

  @PostMapping("/disputes/{id}/escalate")
  ResponseEntity<String> escalate(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return step(buyer, request, null, () -> arguing.escalate(buyer, id));
  }

  @PostMapping("/disputes/{id}/withdraw")
  ResponseEntity<String> withdraw(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return step(buyer, request, null, () -> arguing.withdraw(buyer, id));
  }

  @PostMapping("/disputes/{id}/appeal")
  ResponseEntity<String> appeal(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody StatementJson body,
      HttpServletRequest request) {
    return step(buyer, request, body, () -> arguing.appeal(buyer, id, body.words()));
  }

  private ResponseEntity<String> step(
      Actor.Buyer buyer,
      HttpServletRequest request,
      @Nullable Object body,
      Supplier<DisputeOutcome> change) {
    return changes.once(
        buyer.accountId(), request, body, 200, () -> DisputeJson.done(change.get()));
  }

  record StatementJson(@Nullable String statement) {
    String words() {
      return Input.text("statement", statement, LONGEST);
    }
  }

  /**
   * A complaint.
   *
   * @param wants REFUND, PART_REFUND with an amount, REPLACEMENT or RETURN
   */
  record OpenJson(
      @Nullable DisputeKind kind,
      @Nullable String statement,
      @Nullable String wants,
      @Nullable AmountJson amount,
      @Nullable List<@Nullable LineJson> lines) {

    OpenDisputeCommand command(Actor.Buyer buyer, UUID orderId) {
      return new OpenDisputeCommand(
          buyer,
          orderId,
          Input.required("kind", kind),
          Input.text("statement", statement, LONGEST),
          DisputeJson.settlement("wants", wants, amount),
          Input.lines(lines));
    }
  }
}
