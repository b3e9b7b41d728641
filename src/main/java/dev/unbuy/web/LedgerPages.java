package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.OrderStatements;
import dev.unbuy.orders.OrderStatements.OrderStatement;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.LedgerBook;
import dev.unbuy.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger: account by account for an operator, and where the money of an order is. */
@Controller
class LedgerPages {

  private static final int ROWS = 50;

  private final Pages pages;
  private final LedgerBook book;
  private final OrderStatements statements;
  private final Transactions transactions;

  LedgerPages(Pages pages, LedgerBook book, OrderStatements statements, Transactions transactions) {
    this.pages = pages;
    this.book = book;
    this.statements = statements;
    this.transactions = transactions;
  }

  @GetMapping("/admin/ledger")
  ResponseEntity<String> ledger(
      HttpServletRequest request,
      Actor.Operator operator,
      @RequestParam(defaultValue = "") String account,
      @RequestParam @Nullable String cursor) {
    Map<String, Object> model = new HashMap<>();
    model.put("transfers", book.page(account.isEmpty() ? null : account, cursor, ROWS));
    model.put("account", account);
    model.put("balances", transactions.read(work -> work.ask(Ledger.balances()).rows()));
    return pages.show(request, "admin/ledger.jte", model);
  }

  @GetMapping("/admin/orders/{id}/ledger")
  ResponseEntity<String> ofOrder(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    return statement(request, statements.of(operator, id), "/admin/ledger");
  }

  @GetMapping("/seller/orders/{id}/ledger")
  ResponseEntity<String> ofOwnOrder(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return statement(request, statements.of(seller, id), "/seller/orders/" + id);
  }

  private ResponseEntity<String> statement(
      HttpServletRequest request, OrderStatement statement, String back) {
    return pages.show(request, "order-ledger.jte", Map.of("statement", statement, "back", back));
  }
}
