package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.GiveUpPayment;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.orders.UnpaidShipment;
import dev.unbuy.orders.UnpaidShipments;
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

/** Orders that have left and whose payment could not be taken. */
@RestController
@RequestMapping("/api/v1/admin/unpaid-orders")
class UnpaidOrdersApi {

  private final ChangeRequests changes;
  private final UnpaidShipments unpaid;
  private final GiveUpPayment giving;

  UnpaidOrdersApi(ChangeRequests changes, UnpaidShipments unpaid, GiveUpPayment giving) {
    this.changes = changes;
    this.unpaid = unpaid;
    this.giving = giving;
  }

  /** Those that wait for their payment, the oldest first. */
  @GetMapping
  Page<UnpaidJson> list(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return unpaid.open(cursor, Input.limit(limit)).map(UnpaidOrdersApi::json);
  }

  /** Waits no longer for the payment of an order. */
  @PostMapping("/{id}/give-up")
  ResponseEntity<String> giveUp(
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestBody NoteJson body,
      HttpServletRequest request) {
    String note = Input.text("note", body.note(), 500);
    return changes.once(
        operator.accountId(),
        request,
        body,
        200,
        () -> {
          giving
              .giveUp(operator, id, note)
              .ifPresent(
                  refusal -> {
                    throw new Refused(refusal);
                  });
          return Map.of("orderId", id, "status", "GIVEN_UP");
        });
  }

  private static UnpaidJson json(UnpaidShipment one) {
    return new UnpaidJson(
        one.orderId(),
        one.number(),
        one.shopName(),
        one.buyerName(),
        one.status(),
        Json.money(one.toPay()),
        one.since());
  }

  record NoteJson(@Nullable String note) {}

  record UnpaidJson(
      UUID orderId,
      String number,
      String seller,
      String buyer,
      OrderStatus status,
      MoneyJson toPay,
      Instant since) {}
}
