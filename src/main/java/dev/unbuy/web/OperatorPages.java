package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.notifications.Mails;
import dev.unbuy.payments.Ledger;
import dev.unbuy.platform.Backlog;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.Refunds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The marketplace at a glance, and the mails that were sent. */
@Controller
class OperatorPages {

  private static final int ROWS = 50;

  private final Pages pages;
  private final Transactions transactions;
  private final Refunds refunds;
  private final Policies policies;
  private final Mails mails;

  OperatorPages(
      Pages pages, Transactions transactions, Refunds refunds, Policies policies, Mails mails) {
    this.pages = pages;
    this.transactions = transactions;
    this.refunds = refunds;
    this.policies = policies;
    this.mails = mails;
  }

  @GetMapping("/admin")
  ResponseEntity<String> glance(HttpServletRequest request, Actor.Operator operator) {
    return transactions.read(
        work -> {
          var balances = work.ask(Ledger.balances());
          var backlog = work.ask(Backlog.now());
          return pages.show(
              request,
              "admin/glance.jte",
              Map.of(
                  "balances", balances.rows(),
                  "backlog", backlog.rows(),
                  "refunds", refunds.open(null, null, ROWS).items(),
                  "policy", policies.current()));
        });
  }

  @GetMapping("/admin/mails")
  ResponseEntity<String> mails(
      HttpServletRequest request,
      Actor.Operator operator,
      @RequestParam(defaultValue = "") String to,
      @RequestParam @Nullable String cursor) {
    return pages.show(
        request,
        "admin/mails.jte",
        Map.of("mails", mails.of(to.replace("\0", ""), cursor, ROWS), "to", to));
  }
}
