package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.refunds.Chargeback;
import dev.unbuy.refunds.Chargeback.Bearer;
import dev.unbuy.refunds.Chargebacks;
import dev.unbuy.refunds.DecideChargeback;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
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

/** What buyers' banks take back, and who bears it. */
@RestController
@RequestMapping("/api/v1/admin/chargebacks")
class ChargebacksApi {

  private final ChangeRequests changes;
  private final Chargebacks chargebacks;
  private final DecideChargeback deciding;

  ChargebacksApi(ChangeRequests changes, Chargebacks chargebacks, DecideChargeback deciding) {
    this.changes = changes;
    this.chargebacks = chargebacks;
    this.deciding = deciding;
  }

  /** Those that are open, or lost and not decided, the oldest first. */
  @GetMapping
  Page<ChargebackJson> list(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return chargebacks.open(cursor, Input.limit(limit)).map(ChargebacksApi::json);
  }

  /** Decides who bears one that was lost. */
  @PostMapping("/{id}/decision")
  ResponseEntity<String> decide(
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestBody DecisionJson body,
      HttpServletRequest request) {
    Bearer bearer = bearer(Input.text("borneBy", body.borneBy(), 20));
    String note = Input.text("note", body.note(), 500);
    return changes.once(
        operator.accountId(),
        request,
        body,
        200,
        () -> {
          deciding
              .decide(operator, id, bearer, note)
              .ifPresent(
                  refusal -> {
                    throw new Refused(refusal);
                  });
          return Map.of("id", id, "status", Chargeback.Status.DECIDED, "borneBy", bearer);
        });
  }

  private static Bearer bearer(String name) {
    for (Bearer one : Bearer.values()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    throw new InvalidInput("borneBy", "must be SELLER or MARKETPLACE");
  }

  private static ChargebackJson json(Chargeback one) {
    return new ChargebackJson(
        one.id(),
        one.reference(),
        one.orderId(),
        one.status(),
        Json.money(one.amount()),
        one.reason(),
        one.openedAt(),
        one.isGone());
  }

  record DecisionJson(@Nullable String borneBy, @Nullable String note) {}

  /**
   * A chargeback.
   *
   * @param gone whether the bank has the money now
   */
  record ChargebackJson(
      UUID id,
      String reference,
      UUID orderId,
      Chargeback.Status status,
      MoneyJson amount,
      @Nullable String reason,
      Instant openedAt,
      boolean gone) {}
}
