package dev.unbuy.api;

import dev.unbuy.api.DisputesApi.StatementJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.returns.ArgueDispute;
import dev.unbuy.returns.Dispute.Settlement;
import dev.unbuy.returns.DisputeOutcome;
import dev.unbuy.returns.Disputes;
import jakarta.servlet.http.HttpServletRequest;
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

/** The seller's and the agent's side of disputes. */
@RestController
@RequestMapping("/api/v1")
class DisputeSidesApi {

  private static final int LONGEST = 2_000;

  private final ArgueDispute arguing;
  private final Disputes disputes;
  private final ChangeRequests changes;

  DisputeSidesApi(ArgueDispute arguing, Disputes disputes, ChangeRequests changes) {
    this.arguing = arguing;
    this.disputes = disputes;
    this.changes = changes;
  }

  @GetMapping("/seller/disputes")
  Page<DisputeJson> list(
      Actor.Seller seller,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return disputes
        .ofShop(seller.shopId(), cursor, Input.limit(limit))
        .map(one -> DisputeJson.of(one, null));
  }

  @GetMapping("/seller/disputes/{id}")
  DisputeJson get(Actor.Seller seller, @PathVariable UUID id) {
    Disputes.Argued argued = disputes.get(id, seller);
    return DisputeJson.of(argued.dispute(), argued.statements());
  }

  @PostMapping("/seller/disputes/{id}/offer")
  ResponseEntity<String> offer(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody OfferJson body,
      HttpServletRequest request) {
    Settlement settlement = DisputeJson.settlement("offer", body.offer(), body.amount());
    String words = Input.text("statement", body.statement());
    return step(
        seller.accountId(), request, body, () -> arguing.offer(seller, id, settlement, words));
  }

  @PostMapping("/seller/disputes/{id}/statements")
  ResponseEntity<String> say(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody StatementJson body,
      HttpServletRequest request) {
    return step(seller.accountId(), request, body, () -> arguing.say(seller, id, body.words()));
  }

  @PostMapping("/seller/disputes/{id}/escalate")
  ResponseEntity<String> escalate(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return step(seller.accountId(), request, null, () -> arguing.escalate(seller, id));
  }

  @PostMapping("/seller/disputes/{id}/accept")
  ResponseEntity<String> accept(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return step(seller.accountId(), request, null, () -> arguing.accept(seller, id));
  }

  @PostMapping("/seller/disputes/{id}/appeal")
  ResponseEntity<String> appeal(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody StatementJson body,
      HttpServletRequest request) {
    return step(seller.accountId(), request, body, () -> arguing.appeal(seller, id, body.words()));
  }

  @GetMapping("/agent/disputes")
  Page<DisputeJson> queue(
      Actor.Agent agent,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return disputes.toDecide(cursor, Input.limit(limit)).map(one -> DisputeJson.of(one, null));
  }

  @GetMapping("/agent/disputes/{id}")
  DisputeJson look(Actor.Agent agent, @PathVariable UUID id) {
    Disputes.Argued argued = disputes.get(id, agent);
    return DisputeJson.of(argued.dispute(), argued.statements());
  }

  @PostMapping("/agent/disputes/{id}/decide")
  ResponseEntity<String> decide(
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestBody DecideJson body,
      HttpServletRequest request) {
    Settlement settlement = DisputeJson.settlement("decision", body.decision(), body.amount());
    String because = Input.text("because", body.because(), LONGEST);
    return step(
        agent.accountId(), request, body, () -> arguing.decide(agent, id, settlement, because));
  }

  private ResponseEntity<String> step(
      UUID account,
      HttpServletRequest request,
      @Nullable Object body,
      Supplier<DisputeOutcome> change) {
    return changes.once(account, request, body, 200, () -> DisputeJson.done(change.get()));
  }

  record OfferJson(
      @Nullable String offer, @Nullable AmountJson amount, @Nullable String statement) {}

  record DecideJson(
      @Nullable String decision, @Nullable AmountJson amount, @Nullable String because) {}
}
