package dev.unbuy.web;

import dev.unbuy.accounts.Addresses;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A buyer's addresses: added, edited, removed. */
@Controller
class AddressPages {

  private final Pages pages;
  private final Addresses addresses;
  private final Texts texts;

  AddressPages(Pages pages, Addresses addresses, Texts texts) {
    this.pages = pages;
    this.addresses = addresses;
    this.texts = texts;
  }

  @GetMapping("/account/addresses/new")
  ResponseEntity<String> begin(HttpServletRequest request, Actor.Buyer buyer) {
    return show(200, request, Form.NOTHING, "");
  }

  @PostMapping("/account/addresses")
  ResponseEntity<String> add(HttpServletRequest request, Actor.Buyer buyer) {
    Form form = Form.of(request);
    try {
      var _ = addresses.add(buyer.accountId(), AddressForm.read(form));
      return Pages.goTo("/account?saved=addresses#addresses");
    } catch (InvalidInput invalid) {
      return show(422, request, form.wrong(invalid), "");
    }
  }

  @GetMapping("/account/addresses/{id}")
  ResponseEntity<String> edit(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return show(200, request, AddressForm.of(addresses.get(buyer.accountId(), id)), id.toString());
  }

  @PostMapping("/account/addresses/{id}")
  ResponseEntity<String> change(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    Form form = Form.of(request);
    try {
      addresses.change(buyer.accountId(), id, AddressForm.read(form));
      return Pages.goTo("/account?saved=addresses#addresses");
    } catch (InvalidInput invalid) {
      return show(422, request, form.wrong(invalid), id.toString());
    }
  }

  @PostMapping("/account/addresses/{id}/remove")
  ResponseEntity<String> remove(Actor.Buyer buyer, @PathVariable UUID id) {
    addresses.remove(buyer.accountId(), id);
    return Pages.goTo("/account#addresses");
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, Form form, String id) {
    return pages.show(
        status,
        request,
        "account/address.jte",
        Map.of("form", form, "id", id, "countries", texts.countries()));
  }
}
