package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Withdrawing from the contract of one's own order, in two steps. */
@Controller
class WithdrawalPages {

  private static final String ONE = "/withdrawals/";

  private final WithdrawalForms forms;

  WithdrawalPages(WithdrawalForms forms) {
    this.forms = forms;
  }

  @GetMapping("/orders/{id}/withdraw")
  ResponseEntity<String> form(
      HttpServletRequest request, Actor.Buyer buyer, Account account, @PathVariable UUID id) {
    Form form = Form.of(Map.of("name", account.name(), "email", account.email()));
    return forms.form(200, request, buyer, id, path(id), form);
  }

  @PostMapping("/orders/{id}/withdraw")
  ResponseEntity<String> declare(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.declare(request, buyer, id, path(id), ONE);
  }

  @GetMapping("/withdrawals/{id}")
  ResponseEntity<String> one(HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.show(200, request, buyer, id, ONE + id, Form.NOTHING);
  }

  @PostMapping("/withdrawals/{id}/confirm")
  ResponseEntity<String> confirm(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.confirm(request, buyer, id, ONE + id);
  }

  @PostMapping("/withdrawals/{id}/sent")
  ResponseEntity<String> sent(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.sent(request, buyer, id, ONE + id);
  }

  @GetMapping("/withdrawals/{id}/acknowledgement.pdf")
  ResponseEntity<byte[]> document(Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.document(buyer, id);
  }

  private static String path(UUID order) {
    return "/orders/" + order + "/withdraw";
  }
}
