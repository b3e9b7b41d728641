package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.OrderStatements;
import dev.unbuy.orders.OrderStatements.OrderStatement;
import dev.unbuy.payments.Ledger.Transfer;
import dev.unbuy.payments.LedgerBook;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger: account by account, and order by order. */
@RestController
@RequestMapping("/api/v1")
class LedgerApi {

  private final LedgerBook book;
  private final OrderStatements statements;

  LedgerApi(LedgerBook book, OrderStatements statements) {
    this.book = book;
    this.statements = statements;
  }

  /** What was posted, the newest first; of one account, or of all. */
  @GetMapping("/admin/ledger")
  Page<TransferJson> ledger(
      Actor.Operator operator,
      @RequestParam @Nullable String account,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return book.page(account, cursor, Input.limit(limit)).map(LedgerApi::transfer);
  }

  @GetMapping("/admin/orders/{id}/ledger")
  StatementJson ofOrder(Actor.Operator operator, @PathVariable UUID id) {
    return statement(statements.of(operator, id));
  }

  @GetMapping("/seller/orders/{id}/ledger")
  StatementJson ofOwnOrder(Actor.Seller seller, @PathVariable UUID id) {
    return statement(statements.of(seller, id));
  }

  private static StatementJson statement(OrderStatement one) {
    return new StatementJson(
        one.order().id(),
        one.order().number(),
        one.transfers().stream().map(LedgerApi::transfer).toList(),
        one.balances().entrySet().stream()
            .map(
                account ->
                    new BalanceJson(
                        account.getKey(), Json.money(one.order().money(account.getValue()))))
            .toList());
  }

  private static TransferJson transfer(Transfer one) {
    Money amount = one.amount();
    return new TransferJson(
        one.id(),
        one.at(),
        one.kind(),
        one.cause(),
        one.orderId(),
        one.shopId(),
        one.debit(),
        one.credit(),
        Json.money(amount));
  }

  /**
   * A transfer.
   *
   * @param from the account that it was taken from
   * @param to the account that it was given to
   */
  record TransferJson(
      UUID id,
      Instant at,
      String kind,
      UUID cause,
      @Nullable UUID orderId,
      @Nullable UUID shopId,
      String from,
      String to,
      MoneyJson amount) {}

  record BalanceJson(String account, MoneyJson balance) {}

  /**
   * What the ledger says of an order.
   *
   * @param balances what each account holds of it; they add up to zero
   */
  record StatementJson(
      UUID orderId, String number, List<TransferJson> transfers, List<BalanceJson> balances) {}
}
