package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.payments.CreditGrant;
import dev.unbuy.platform.Transactions;
import dev.unbuy.refunds.GrantCredit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Store credit that an operator gives out of good will. */
@RestController
@RequestMapping("/api/v1/admin/store-credits")
class CreditGrantsApi {

  private final ChangeRequests changes;
  private final Transactions transactions;
  private final GrantCredit granting;

  CreditGrantsApi(ChangeRequests changes, Transactions transactions, GrantCredit granting) {
    this.changes = changes;
    this.transactions = transactions;
    this.granting = granting;
  }

  /** What was given, to whom, by whom and why, the newest first. */
  @GetMapping
  Page<GrantJson> list(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    int size = Input.limit(limit);
    return CreditGrant.page(
            transactions.read(work -> work.ask(CreditGrant.latest(cursor, size + 1)).rows()), size)
        .map(CreditGrantsApi::json);
  }

  /** Gives some. */
  @PostMapping
  ResponseEntity<String> grant(
      Actor.Operator operator, @RequestBody GrantRequest body, HttpServletRequest request) {
    String who = Input.text("account", body.account(), 320);
    Money amount = Input.required("amount", body.amount()).money("amount.");
    String reason = Input.text("reason", body.reason(), 500);
    return changes.once(
        operator.accountId(),
        request,
        body,
        201,
        () -> json(granting.grant(operator, who, amount, reason)));
  }

  private static GrantJson json(CreditGrant one) {
    return new GrantJson(
        one.id(),
        one.accountId(),
        Json.money(one.amount()),
        one.reason(),
        one.grantedBy(),
        one.grantedAt());
  }

  /**
   * What is to be given.
   *
   * @param account the buyer's id or e-mail address
   * @param reason what the buyer is told
   */
  record GrantRequest(
      @Nullable String account, @Nullable AmountJson amount, @Nullable String reason) {}

  record GrantJson(
      UUID id, UUID accountId, MoneyJson amount, String reason, UUID grantedBy, Instant at) {}
}
