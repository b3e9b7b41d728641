package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.GiftCards;
import dev.unbuy.payments.StoreCredits;
import dev.unbuy.payments.StoreCredits.Move;
import dev.unbuy.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A buyer's store credit and gift balance, and the gift cards that an operator issues. */
@RestController
@RequestMapping("/api/v1")
class BalanceApi {

  private final ChangeRequests changes;
  private final Transactions transactions;
  private final GiftCards giftCards;

  BalanceApi(ChangeRequests changes, Transactions transactions, GiftCards giftCards) {
    this.changes = changes;
    this.transactions = transactions;
    this.giftCards = giftCards;
  }

  /** What the buyer has with the marketplace, and what moved it, the newest first. */
  @GetMapping("/balance")
  BalancesJson balance(
      Actor.Buyer buyer,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    int size = Input.limit(limit);
    return transactions.read(
        work -> {
          var balances = work.ask(StoreCredits.of(buyer.accountId()));
          var moves = work.ask(StoreCredits.moves(buyer.accountId(), cursor, size + 1));
          return new BalancesJson(
              balances.rows().stream()
                  .map(one -> new BalanceJson(one.kind(), Json.money(one.amount())))
                  .toList(),
              StoreCredits.page(moves.rows(), size).map(BalanceApi::move));
        });
  }

  /** Redeems a gift card. */
  @PostMapping("/gift-cards")
  ResponseEntity<String> redeem(
      Actor.Buyer buyer, @RequestBody CodeJson body, HttpServletRequest request) {
    String code = Input.text("code", body.code(), 40);
    return changes.once(
        buyer.accountId(),
        request,
        body,
        200,
        () ->
            new BalanceJson(PaymentMethod.GIFT_BALANCE, Json.money(giftCards.redeem(buyer, code))));
  }

  /** Issues a gift card. The answer tells its code this once, and is not kept for a repetition. */
  @PostMapping("/admin/gift-cards")
  ResponseEntity<String> issue(
      Actor.Operator operator, @RequestBody GiftJson body, HttpServletRequest request) {
    Money amount = Input.required("amount", body.amount()).money("amount.");
    return changes.once(
        operator.accountId(),
        request,
        body,
        201,
        () -> {
          GiftCards.Issued card = giftCards.issue(operator, amount);
          return new GiftCardJson(card.id(), card.code(), Json.money(card.amount()));
        });
  }

  private static MoveJson move(Move one) {
    return new MoveJson(
        one.at(), one.kind(), one.orderId(), one.balance(), Json.money(one.amount()), one.reason());
  }

  record CodeJson(@Nullable String code) {

    /** The code does not stand in logs. */
    @Override
    public String toString() {
      return "a gift card's code";
    }
  }

  record GiftJson(@Nullable AmountJson amount) {}

  record GiftCardJson(UUID id, String code, MoneyJson amount) {}

  record BalanceJson(PaymentMethod kind, MoneyJson balance) {}

  /**
   * What moved a balance.
   *
   * @param amount below zero where it was spent
   * @param reason why it was given, where somebody gave it out of good will
   */
  record MoveJson(
      Instant at,
      String what,
      @Nullable UUID orderId,
      PaymentMethod kind,
      MoneyJson amount,
      @Nullable String reason) {}

  record BalancesJson(List<BalanceJson> balances, Page<MoveJson> moves) {}
}
