package dev.unbuy.api;

import dev.unbuy.api.Input.LineJson;
import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.notifications.Acknowledgements;
import dev.unbuy.policies.ReturnPayer;
import dev.unbuy.rights.SellerWithdrawals;
import dev.unbuy.rights.SendGoodsBack;
import dev.unbuy.rights.Withdraw;
import dev.unbuy.rights.WithdrawCommand;
import dev.unbuy.rights.WithdrawOutcome;
import dev.unbuy.rights.Withdrawal;
import dev.unbuy.rights.Withdrawals;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
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

/** Withdrawing from a contract in two steps, and what comes back of it. */
@RestController
@RequestMapping("/api/v1")
class WithdrawalsApi {

  private final Withdraw withdraw;
  private final Withdrawals withdrawals;
  private final SellerWithdrawals ofSellers;
  private final SendGoodsBack goods;
  private final Acknowledgements acknowledgements;
  private final ChangeRequests changes;

  WithdrawalsApi(
      Withdraw withdraw,
      Withdrawals withdrawals,
      SellerWithdrawals ofSellers,
      SendGoodsBack goods,
      Acknowledgements acknowledgements,
      ChangeRequests changes) {
    this.withdraw = withdraw;
    this.withdrawals = withdrawals;
    this.ofSellers = ofSellers;
    this.goods = goods;
    this.acknowledgements = acknowledgements;
    this.changes = changes;
  }

  @PostMapping("/orders/{id}/withdrawals")
  ResponseEntity<String> declare(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody WithdrawJson body,
      HttpServletRequest request) {
    WithdrawCommand command = body.command(buyer, id);
    return changes.once(
        buyer.accountId(), request, body, 201, () -> done(withdraw.declare(command)));
  }

  @PostMapping("/withdrawals/{id}/confirm")
  ResponseEntity<String> confirm(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        buyer.accountId(), request, null, 200, () -> done(withdraw.confirm(buyer, id)));
  }

  @PostMapping("/withdrawals/{id}/sent")
  ResponseEntity<String> sent(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody SentJson body,
      HttpServletRequest request) {
    String carrier = Input.text("carrier", body.carrier(), 100);
    String tracking = Input.text("trackingNumber", body.trackingNumber(), 100);
    return changes.once(
        buyer.accountId(),
        request,
        body,
        200,
        () -> done(goods.sent(buyer, id, carrier, tracking)));
  }

  @GetMapping("/withdrawals/{id}")
  WithdrawalJson withdrawal(Actor.Buyer buyer, @PathVariable UUID id) {
    return json(withdrawals.get(id, buyer));
  }

  @GetMapping("/seller/withdrawals")
  Page<SellerWithdrawalJson> ofSeller(
      Actor.Seller seller,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return ofSellers.of(seller, cursor, Input.limit(limit)).map(WithdrawalsApi::json);
  }

  @PostMapping("/seller/withdrawals/{id}/arrived")
  ResponseEntity<String> arrived(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        seller.accountId(), request, null, 200, () -> done(goods.arrived(seller, id)));
  }

  private WithdrawalJson done(WithdrawOutcome outcome) {
    return switch (outcome) {
      case WithdrawOutcome.Done done -> json(done.withdrawal());
      case WithdrawOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private WithdrawalJson json(Withdrawal one) {
    return new WithdrawalJson(
        one.id(),
        one.orderId(),
        one.number(),
        one.state().name(),
        one.name(),
        one.email(),
        one.lines().stream()
            .map(
                line ->
                    new WithdrawnLineJson(
                        line.lineId(), line.quantity(), line.canceled(), line.goods()))
            .toList(),
        one.declaredAt(),
        one.confirmedAt() == null
            ? null
            : new AcknowledgementJson(one.confirmedAt(), acknowledgements.words(one)),
        one.cancellationId(),
        Json.money(one.canceledRefund()),
        Json.money(one.goodsRefund()),
        one.returnPaidBy(),
        one.sendBackBy(),
        one.refundLateAt(),
        one.carrier(),
        one.trackingNumber(),
        one.sentAt(),
        one.arrivedAt());
  }

  private static SellerWithdrawalJson json(SellerWithdrawals.Row row) {
    return new SellerWithdrawalJson(
        row.id(),
        row.orderId(),
        row.number(),
        row.state().name(),
        row.goods(),
        Json.money(row.refund()),
        row.confirmedAt(),
        row.sentAt(),
        row.carrier(),
        row.trackingNumber(),
        row.arrivedAt());
  }

  /** The first step. */
  record WithdrawJson(
      @Nullable String name, @Nullable String email, @Nullable List<@Nullable LineJson> lines) {

    WithdrawCommand command(Actor.Buyer buyer, UUID orderId) {
      return new WithdrawCommand(
          buyer,
          orderId,
          Input.required("name", Input.text("name", name)),
          Input.required("email", Input.text("email", email)),
          Input.lines(lines));
    }
  }

  record SentJson(@Nullable String carrier, @Nullable String trackingNumber) {}

  /** Units of a line: canceled because they had not shipped, and goods that come back. */
  record WithdrawnLineJson(UUID lineId, int quantity, int canceled, int goods) {}

  /** That it was received: when, and in words with its content. */
  record AcknowledgementJson(Instant receivedAt, List<String> content) {}

  record WithdrawalJson(
      UUID id,
      UUID orderId,
      String orderNumber,
      String status,
      String name,
      String email,
      List<WithdrawnLineJson> lines,
      Instant declaredAt,
      @Nullable AcknowledgementJson acknowledgement,
      @Nullable UUID cancellationId,
      MoneyJson refundNow,
      MoneyJson refundWithGoods,
      ReturnPayer returnPaidBy,
      @Nullable Instant sendBackBy,
      @Nullable Instant refundLateAt,
      @Nullable String carrier,
      @Nullable String trackingNumber,
      @Nullable Instant sentAt,
      @Nullable Instant arrivedAt) {}

  record SellerWithdrawalJson(
      UUID id,
      UUID orderId,
      String orderNumber,
      String status,
      int goods,
      MoneyJson refund,
      Instant confirmedAt,
      @Nullable Instant sentAt,
      @Nullable String carrier,
      @Nullable String trackingNumber,
      @Nullable Instant arrivedAt) {}
}
