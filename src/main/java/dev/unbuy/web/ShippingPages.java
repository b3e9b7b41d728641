package dev.unbuy.web;

import dev.unbuy.catalog.ShopShipping;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.selling.Shelf;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a seller's shop ships, and where to it does not. */
@Controller
class ShippingPages {

  private final Pages pages;
  private final Forms forms;
  private final ShopShipping shipping;
  private final Shelf shelf;

  ShippingPages(Pages pages, Forms forms, ShopShipping shipping, Shelf shelf) {
    this.pages = pages;
    this.forms = forms;
    this.shipping = shipping;
    this.shelf = shelf;
  }

  @GetMapping("/seller/shipping")
  ResponseEntity<String> now(
      HttpServletRequest request,
      Actor.Seller seller,
      @RequestParam(defaultValue = "false") boolean saved) {
    String currency = shelf.shop(seller).currency();
    return show(200, request, ShippingForm.of(shipping.of(seller), currency), currency, saved);
  }

  @PostMapping("/seller/shipping")
  ResponseEntity<String> set(
      HttpServletRequest request,
      Actor.Seller seller,
      @RequestParam(defaultValue = "save") String action) {
    Form form = Form.of(request);
    String currency = shelf.shop(seller).currency();
    if (action.equals("more")) {
      return show(200, request, ShippingForm.withRoom(form), currency, false);
    }
    try {
      return forms.once(
          seller.accountId(),
          request,
          () -> {
            var _ = shipping.set(seller, ShippingForm.read(form, currency));
            return "/seller/shipping?saved=true";
          });
    } catch (InvalidInput invalid) {
      Form wrong = form.wrong(ShippingForm.byRow(invalid, form));
      return show(422, request, wrong, currency, false);
    }
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, Form form, String currency, boolean saved) {
    return pages.show(
        status,
        request,
        "seller/shipping.jte",
        Map.of(
            "form",
            form,
            "currency",
            currency,
            "usual",
            ShippingForm.rows(form, "options"),
            "faster",
            ShippingForm.rows(form, "faster"),
            "places",
            ShippingForm.rows(form, "notShippedTo"),
            "saved",
            saved));
  }
}
