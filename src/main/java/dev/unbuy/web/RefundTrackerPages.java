package dev.unbuy.web;

import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.refunds.BankAccount;
import dev.unbuy.refunds.LearnedArrivals;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refunds;
import dev.unbuy.refunds.Resolution;
import dev.unbuy.refunds.ResolveRefund;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where a buyer's money is on its way back, and what the buyer decides when it cannot go back as it
 * came: store credit, or a bank account.
 */
@Controller
class RefundTrackerPages {

  private final Pages pages;
  private final Forms forms;
  private final Refunds refunds;
  private final ResolveRefund resolving;
  private final OrderOverviews orders;
  private final LearnedArrivals arrivals;

  RefundTrackerPages(
      Pages pages,
      Forms forms,
      Refunds refunds,
      ResolveRefund resolving,
      OrderOverviews orders,
      LearnedArrivals arrivals) {
    this.pages = pages;
    this.forms = forms;
    this.refunds = refunds;
    this.resolving = resolving;
    this.orders = orders;
    this.arrivals = arrivals;
  }

  @GetMapping("/refunds/{id}")
  ResponseEntity<String> refund(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return show(200, request, buyer, refunds.get(id, buyer), Form.NOTHING);
  }

  /** The buyer agrees to have as store credit what the means of payment cannot take. */
  @PostMapping("/refunds/{id}/parts/{part}/store-credit")
  ResponseEntity<String> toStoreCredit(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @PathVariable UUID part) {
    return decide(request, buyer, part, new Resolution.ToStoreCredit("agreed by the buyer"));
  }

  /** The buyer says on which bank account it is wanted. */
  @PostMapping("/refunds/{id}/parts/{part}/bank-account")
  ResponseEntity<String> toBankAccount(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @PathVariable UUID part) {
    Form form = Form.of(request);
    try {
      BankAccount account =
          BankAccount.of(form.value("holder"), form.value("account"), form.value("bank"));
      return decide(request, buyer, part, new Resolution.ToBankAccount(account));
    } catch (InvalidInput invalid) {
      return show(422, request, buyer, refunds.get(id, buyer), form.wrong(invalid));
    }
  }

  private ResponseEntity<String> decide(
      HttpServletRequest request, Actor.Buyer buyer, UUID part, Resolution resolution) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> "/refunds/" + RefundPages.done(resolving.resolve(buyer, part, resolution)).id());
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, Actor.Buyer buyer, Refund refund, Form form) {
    return pages.show(
        status,
        request,
        "buyer/refund.jte",
        Map.of(
            "refund", refund,
            "order", orders.get(buyer, refund.orderId()).order(),
            "accounts", refunds.bankAccounts(refund.id()),
            "learned", arrivals.known(),
            "form", form));
  }
}
