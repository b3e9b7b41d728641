package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.OrderStatements;
import dev.unbuy.orders.OrderStatements.NumberedLine;
import dev.unbuy.payments.Payout;
import dev.unbuy.payments.Payouts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a seller is owed and was paid. */
@RestController
@RequestMapping("/api/v1/seller")
class PayoutsApi {

  private final Payouts payouts;
  private final OrderStatements statements;

  PayoutsApi(Payouts payouts, OrderStatements statements) {
    this.payouts = payouts;
    this.statements = statements;
  }

  /** What is held, what is released, and when that is paid. */
  @GetMapping("/balance")
  BalanceJson balance(Actor.Seller seller) {
    Payout.Outlook outlook = payouts.outlook(seller.shopId());
    return new BalanceJson(
        outlook.standings().stream()
            .map(one -> new StandingJson(Json.money(one.held()), Json.money(one.payable())))
            .toList(),
        outlook.next());
  }

  @GetMapping("/payouts")
  Page<PayoutJson> list(
      Actor.Seller seller,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return payouts.of(seller.shopId(), cursor, Input.limit(limit)).map(PayoutsApi::payout);
  }

  /** The lines of the next payout, as far as they are known. */
  @GetMapping("/payouts/due")
  Page<LineJson> due(
      Actor.Seller seller,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return lines(payouts.due(seller.shopId(), cursor, Input.limit(limit)));
  }

  /** A payout with what it is made of. */
  @GetMapping("/payouts/{id}")
  StatementJson statement(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    Payout.Statement one = payouts.statement(seller.shopId(), id);
    return new StatementJson(
        id,
        one.payout().at(),
        Json.money(one.payout().amount()),
        Json.money(one.goods()),
        Json.money(one.shipping()),
        Json.money(one.commission()),
        Json.money(one.givenBack()),
        lines(payouts.lines(seller.shopId(), id, cursor, Input.limit(limit))));
  }

  private Page<LineJson> lines(Page<Payout.Line> page) {
    return statements.numbered(page).map(PayoutsApi::line);
  }

  private static PayoutJson payout(Payout one) {
    return new PayoutJson(one.id(), one.at(), Json.money(one.amount()));
  }

  private static LineJson line(NumberedLine one) {
    Payout.Line line = one.line();
    return new LineJson(
        line.orderId(),
        one.number(),
        line.isGivenBack() ? LineKind.GIVEN_BACK : LineKind.RELEASED,
        line.cause(),
        line.at(),
        Json.money(line.goods()),
        Json.money(line.shipping()),
        Json.money(line.commission()),
        Json.money(line.tax()),
        Json.money(line.paid()));
  }

  /** Why a line is there. */
  enum LineKind {
    /** The order is complete. */
    RELEASED,
    /** The sale was undone after that. */
    GIVEN_BACK
  }

  record StandingJson(MoneyJson held, MoneyJson released) {}

  record BalanceJson(List<StandingJson> balances, @Nullable Instant nextPayoutAt) {}

  record PayoutJson(UUID id, Instant at, MoneyJson amount) {}

  /**
   * A line of a payout.
   *
   * @param paid goods and shipping, less commission; tax is beside it
   */
  record LineJson(
      UUID orderId,
      String number,
      LineKind kind,
      UUID cause,
      Instant at,
      MoneyJson goods,
      MoneyJson shipping,
      MoneyJson commission,
      MoneyJson tax,
      MoneyJson paid) {}

  record StatementJson(
      UUID id,
      Instant at,
      MoneyJson amount,
      MoneyJson goods,
      MoneyJson shipping,
      MoneyJson commission,
      MoneyJson givenBack,
      Page<LineJson> lines) {}
}
