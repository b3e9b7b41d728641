package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.ArrivalDays;
import dev.unbuy.refunds.LearnedArrivals;
import dev.unbuy.refunds.LearnedArrivals.Arrivals;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.RefundAges;
import dev.unbuy.refunds.Refunds;
import dev.unbuy.refunds.Resolution;
import dev.unbuy.refunds.ResolveOutcome;
import dev.unbuy.refunds.ResolveRefund;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Refunds as an operator sees them, and what becomes of those that are stuck. */
@Controller
class RefundPages {

  private static final int ROWS = 50;

  private final Pages pages;
  private final Forms forms;
  private final Refunds refunds;
  private final ResolveRefund resolving;
  private final LearnedArrivals arrivals;
  private final Transactions transactions;
  private final InstantSource clock;

  RefundPages(
      Pages pages,
      Forms forms,
      Refunds refunds,
      ResolveRefund resolving,
      LearnedArrivals arrivals,
      Transactions transactions,
      InstantSource clock) {
    this.pages = pages;
    this.arrivals = arrivals;
    this.transactions = transactions;
    this.clock = clock;
    this.forms = forms;
    this.refunds = refunds;
    this.resolving = resolving;
  }

  @GetMapping("/admin/refunds")
  ResponseEntity<String> list(
      HttpServletRequest request,
      Actor.Operator operator,
      @RequestParam Refund.@Nullable Status status,
      @RequestParam @Nullable String cursor) {
    Map<String, Object> model = new HashMap<>();
    model.put("refunds", refunds.open(status, cursor, ROWS));
    model.put("ages", ages());
    model.put("arrivals", arrivals.look());
    model.put("promised", (Function<Arrivals, ArrivalDays>) arrivals::promised);
    model.put("status", status == null ? "" : status.name());
    return pages.show(request, "admin/refunds.jte", model);
  }

  private List<RefundAges> ages() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return transactions.run(work -> work.ask(RefundAges.now(now, today)).rows());
  }

  @GetMapping("/admin/refunds/{id}")
  ResponseEntity<String> refund(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    return pages.show(
        request,
        "admin/refund.jte",
        Map.of("refund", refunds.get(id, operator), "accounts", refunds.bankAccounts(id)));
  }

  @PostMapping("/admin/refunds/{id}/parts/{part}")
  ResponseEntity<String> resolve(
      HttpServletRequest request,
      Actor.Operator operator,
      @PathVariable UUID id,
      @PathVariable UUID part,
      @RequestParam String decision,
      @RequestParam(defaultValue = "") String note) {
    Resolution resolution =
        switch (decision) {
          case "try-again" -> new Resolution.TryAgain();
          case "store-credit" -> new Resolution.ToStoreCredit(note.strip());
          case "paid-by-hand" -> new Resolution.PaidByHand(note.strip());
          default -> throw new InvalidInput("decision", "is not one of the page's");
        };
    return forms.once(
        operator.accountId(),
        request,
        () -> "/admin/refunds/" + done(resolving.resolve(operator, part, resolution)).id());
  }

  static Refund done(ResolveOutcome outcome) {
    return switch (outcome) {
      case ResolveOutcome.Resolved resolved -> resolved.refund();
      case ResolveOutcome.NotAllowed no -> throw new PageErrors.NotAllowedNow(no.refusal());
    };
  }
}
