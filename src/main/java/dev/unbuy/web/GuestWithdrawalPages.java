package dev.unbuy.web;

import dev.unbuy.accounts.SignInLimits;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.rights.GuestLinks;
import dev.unbuy.rights.GuestLinks.Guest;
import dev.unbuy.rights.Withdrawals;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Withdrawing without signing in: order number and e-mail address, proved by a mailed link. The
 * answer is the same whether or not there is such an order.
 */
@Controller
class GuestWithdrawalPages {

  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_EMAIL = 254;

  private final Pages pages;
  private final WithdrawalForms forms;
  private final GuestLinks links;
  private final Withdrawals withdrawals;
  private final SignInLimits limits;

  GuestWithdrawalPages(
      Pages pages,
      WithdrawalForms forms,
      GuestLinks links,
      Withdrawals withdrawals,
      SignInLimits limits) {
    this.pages = pages;
    this.forms = forms;
    this.links = links;
    this.withdrawals = withdrawals;
    this.limits = limits;
  }

  @GetMapping("/withdraw")
  ResponseEntity<String> begin(HttpServletRequest request) {
    return begin(200, request, Form.NOTHING, false);
  }

  @PostMapping("/withdraw")
  ResponseEntity<String> ask(HttpServletRequest request) {
    Form form = Form.of(request);
    String number = form.value("number");
    String email = form.value("email");
    limits.attempt("withdraw " + email, request.getRemoteAddr());
    if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
      return begin(422, request, form.wrong(new InvalidInput("number", "is required")), false);
    }
    if (!email.contains("@") || email.length() > LONGEST_EMAIL) {
      InvalidInput wrong = new InvalidInput("email", "must be an e-mail address");
      return begin(422, request, form.wrong(wrong), false);
    }
    links.ask(number, email);
    return begin(200, request, form, true);
  }

  @GetMapping("/withdraw/{token}")
  ResponseEntity<String> form(HttpServletRequest request, @PathVariable String token) {
    Guest guest = links.open(token);
    return forms.form(
        200, request, guest.buyer(), guest.orderId(), "/withdraw/" + token, Form.NOTHING);
  }

  @PostMapping("/withdraw/{token}")
  ResponseEntity<String> declare(HttpServletRequest request, @PathVariable String token) {
    Guest guest = links.open(token);
    String path = "/withdraw/" + token;
    return forms.declare(request, guest.buyer(), guest.orderId(), path, path + "/");
  }

  @GetMapping("/withdraw/{token}/{id}")
  ResponseEntity<String> one(
      HttpServletRequest request, @PathVariable String token, @PathVariable UUID id) {
    return forms.show(200, request, guest(token, id).buyer(), id, path(token, id), Form.NOTHING);
  }

  @PostMapping("/withdraw/{token}/{id}/confirm")
  ResponseEntity<String> confirm(
      HttpServletRequest request, @PathVariable String token, @PathVariable UUID id) {
    return forms.confirm(request, guest(token, id).buyer(), id, path(token, id));
  }

  @PostMapping("/withdraw/{token}/{id}/sent")
  ResponseEntity<String> sent(
      HttpServletRequest request, @PathVariable String token, @PathVariable UUID id) {
    return forms.sent(request, guest(token, id).buyer(), id, path(token, id));
  }

  @GetMapping("/withdraw/{token}/{id}/acknowledgement.pdf")
  ResponseEntity<byte[]> document(@PathVariable String token, @PathVariable UUID id) {
    return forms.document(guest(token, id).buyer(), id);
  }

  /** A link stands for one order: another withdrawal of the same buyer is out of its reach. */
  private Guest guest(String token, UUID id) {
    Guest guest = links.open(token);
    if (!withdrawals.get(id, guest.buyer()).orderId().equals(guest.orderId())) {
      throw new NotFound("withdrawal");
    }
    return guest;
  }

  private ResponseEntity<String> begin(
      int status, HttpServletRequest request, Form form, boolean asked) {
    Map<String, Object> model = new HashMap<>();
    model.put("form", form);
    model.put("asked", asked);
    return pages.show(status, request, "withdraw.jte", model);
  }

  private static String path(String token, UUID id) {
    return "/withdraw/" + token + "/" + id;
  }
}
