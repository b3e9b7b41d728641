package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.api.Json.RefundJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.notifications.Mails;
import dev.unbuy.payments.Ledger;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refunds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an operator looks at. */
@RestController
@RequestMapping("/api/v1/admin")
class OperatorApi {

  private final Transactions transactions;
  private final Refunds refunds;
  private final Policies policies;
  private final Mails mails;

  OperatorApi(Transactions transactions, Refunds refunds, Policies policies, Mails mails) {
    this.mails = mails;
    this.transactions = transactions;
    this.refunds = refunds;
    this.policies = policies;
  }

  @GetMapping("/ledger/balance")
  BalanceJson balance(Actor.Operator operator) {
    List<Ledger.Balance> all = transactions.read(work -> work.ask(Ledger.balances()).rows());
    Map<String, Long> sums =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    Ledger.Balance::currency,
                    TreeMap::new,
                    Collectors.summingLong(Ledger.Balance::amount)));
    return new BalanceJson(
        sums.entrySet().stream().map(sum -> new MoneyJson(sum.getValue(), sum.getKey())).toList(),
        all.stream()
            .map(
                one ->
                    new AccountBalanceJson(
                        one.account(), new MoneyJson(one.amount(), one.currency())))
            .toList());
  }

  @GetMapping("/refunds")
  Page<RefundJson> refunds(
      Actor.Operator operator,
      @RequestParam Refund.@Nullable Status status,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return refunds.open(status, cursor, Input.limit(limit)).map(Json::refund);
  }

  @GetMapping("/mails")
  Page<MailJson> mails(
      Actor.Operator operator,
      @RequestParam @Nullable String to,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return mails
        .of(Input.text("to", to), cursor, Input.limit(limit))
        .map(mail -> new MailJson(mail.recipient(), mail.subject(), mail.sentAt(), mail.text()));
  }

  @GetMapping("/policy")
  PolicyNumbers policy(Actor.Operator operator) {
    return policies.current();
  }

  record MailJson(String to, String subject, @Nullable Instant sentAt, String text) {}

  record AccountBalanceJson(String account, MoneyJson balance) {}

  record BalanceJson(List<MoneyJson> sum, List<AccountBalanceJson> accounts) {}
}
