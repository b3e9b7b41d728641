package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.payments.CreditGrant;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.GrantCredit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Store credit that an operator gives out of good will, and all that was given so far. */
@Controller
class CreditPages {

  private static final int ROWS = 50;
  private static final String HOME = "/admin/store-credits";

  private final Pages pages;
  private final Forms forms;
  private final Transactions transactions;
  private final Policies policies;
  private final Accounts accounts;
  private final GrantCredit granting;

  CreditPages(
      Pages pages,
      Forms forms,
      Transactions transactions,
      Policies policies,
      Accounts accounts,
      GrantCredit granting) {
    this.pages = pages;
    this.forms = forms;
    this.transactions = transactions;
    this.policies = policies;
    this.accounts = accounts;
    this.granting = granting;
  }

  @GetMapping(HOME)
  ResponseEntity<String> show(
      HttpServletRequest request,
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "false") boolean granted) {
    return show(200, request, cursor, granted, Form.NOTHING);
  }

  @PostMapping(HOME)
  ResponseEntity<String> grant(HttpServletRequest request, Actor.Operator operator) {
    Form form = Form.of(request);
    try {
      String currency = form.value("currency");
      if (!limits().containsKey(currency)) {
        throw new InvalidInput("currency", "is not one of the page's");
      }
      Money amount = Forms.money("amount", form.value("amount"), currency);
      return forms.once(
          operator.accountId(),
          request,
          () -> {
            var _ = granting.grant(operator, form.value("account"), amount, form.value("reason"));
            return HOME + "?granted=true";
          });
    } catch (InvalidInput invalid) {
      return show(422, request, null, false, form.wrong(invalid));
    }
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, @Nullable String cursor, boolean granted, Form form) {
    List<CreditGrant> rows =
        transactions.read(work -> work.ask(CreditGrant.latest(cursor, ROWS + 1)).rows());
    Map<String, Object> model = new HashMap<>();
    model.put("grants", CreditGrant.page(rows, ROWS));
    model.put("people", people(rows));
    model.put("limits", limits());
    model.put("granted", granted);
    model.put("form", form);
    return pages.show(status, request, "admin/store-credits.jte", model);
  }

  private Map<UUID, Account> people(List<CreditGrant> grants) {
    return accounts
        .all(
            grants.stream()
                .flatMap(one -> Stream.of(one.accountId(), one.grantedBy()))
                .collect(Collectors.toSet()))
        .stream()
        .collect(Collectors.toMap(Account::id, Function.identity()));
  }

  /** What policy allows in each currency, in minor units. */
  private Map<String, Long> limits() {
    return new TreeMap<>(policies.current().money().goodwillUpTo());
  }
}
