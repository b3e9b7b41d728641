package dev.unbuy.web;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Transactions;
import dev.unbuy.rights.AgreeToDelay;
import dev.unbuy.rights.DelayNotice;
import dev.unbuy.rights.DelayOutcome;
import dev.unbuy.rights.GuestLinks;
import dev.unbuy.rights.GuestLinks.Guest;
import dev.unbuy.rights.TellDelay;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Shipping slips: the seller says until when, the buyer agrees or cancels, by a mailed link too.
 */
@Controller
class DelayPages {

  private final Pages pages;
  private final Forms forms;
  private final Transactions transactions;
  private final OrderOverviews orders;
  private final TellDelay tellDelay;
  private final AgreeToDelay agreeToDelay;
  private final CancelOrder cancelOrder;
  private final GuestLinks links;

  DelayPages(
      Pages pages,
      Forms forms,
      Transactions transactions,
      OrderOverviews orders,
      TellDelay tellDelay,
      AgreeToDelay agreeToDelay,
      CancelOrder cancelOrder,
      GuestLinks links) {
    this.pages = pages;
    this.forms = forms;
    this.transactions = transactions;
    this.orders = orders;
    this.tellDelay = tellDelay;
    this.agreeToDelay = agreeToDelay;
    this.cancelOrder = cancelOrder;
    this.links = links;
  }

  @PostMapping("/seller/orders/{id}/delay")
  ResponseEntity<String> tell(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return forms.once(
        seller.accountId(),
        request,
        () -> {
          var _ = done(tellDelay.tell(seller, id, date(request.getParameter("shipBy"))));
          return "/seller/orders/" + id;
        });
  }

  @PostMapping("/orders/{id}/delay/agree")
  ResponseEntity<String> agree(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> {
          var _ = done(agreeToDelay.agree(buyer, id));
          return "/orders/" + id;
        });
  }

  @GetMapping("/delays/{token}")
  ResponseEntity<String> delay(HttpServletRequest request, @PathVariable String token) {
    Guest guest = links.open(token);
    Map<String, Object> model = new HashMap<>();
    model.put("overview", orders.get(guest.buyer(), guest.orderId()));
    model.put(
        "notice",
        transactions.read(work -> work.ask(DelayNotice.ofOrder(guest.orderId())).first()));
    model.put("token", token);
    return pages.show(request, "delay.jte", model);
  }

  @PostMapping("/delays/{token}/agree")
  ResponseEntity<String> agreeByLink(HttpServletRequest request, @PathVariable String token) {
    Guest guest = links.open(token);
    return forms.once(
        guest.buyer().accountId(),
        request,
        () -> {
          var _ = done(agreeToDelay.agree(guest.buyer(), guest.orderId()));
          return "/delays/" + token;
        });
  }

  @PostMapping("/delays/{token}/cancel")
  ResponseEntity<String> cancelByLink(HttpServletRequest request, @PathVariable String token) {
    Guest guest = links.open(token);
    CancelOrderCommand command =
        new CancelOrderCommand(
            guest.buyer(), guest.orderId(), Reason.SHIPPING_DELAY, null, List.of());
    return forms.once(
        guest.buyer().accountId(),
        request,
        () -> {
          var _ = OrderPages.done(cancelOrder.cancel(command));
          return "/delays/" + token;
        });
  }

  private static DelayNotice done(DelayOutcome outcome) {
    return switch (outcome) {
      case DelayOutcome.Done done -> done.notice();
      case DelayOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }

  private static LocalDate date(String typed) {
    try {
      return LocalDate.parse(String.valueOf(typed).strip());
    } catch (DateTimeParseException noDate) {
      throw new InvalidInput("shipBy", "must be a day, such as 2026-12-24");
    }
  }
}
