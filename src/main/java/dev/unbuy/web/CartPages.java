package dev.unbuy.web;

import dev.unbuy.checkout.Cart;
import dev.unbuy.checkout.Cart.CartLine;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cart, and what was saved for later. */
@Controller
class CartPages {

  private final Pages pages;
  private final Cart cart;

  CartPages(Pages pages, Cart cart) {
    this.pages = pages;
    this.cart = cart;
  }

  @GetMapping("/cart")
  ResponseEntity<String> cart(HttpServletRequest request, Actor.Buyer buyer) {
    return show(200, request, buyer, Form.NOTHING, "");
  }

  @PostMapping("/cart")
  ResponseEntity<String> add(
      Actor.Buyer buyer, @RequestParam UUID variantId, @RequestParam String quantity) {
    cart.add(buyer.accountId(), variantId, Forms.number("quantity", quantity));
    return Pages.goTo("/cart");
  }

  @PostMapping("/cart/{id}")
  ResponseEntity<String> change(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam String action,
      @RequestParam(defaultValue = "1") String quantity,
      @RequestParam(defaultValue = "/cart") String back) {
    try {
      switch (action) {
        case "remove" -> cart.remove(buyer.accountId(), id);
        case "save" -> cart.saveForLater(buyer.accountId(), id);
        case "move" -> cart.moveToCart(buyer.accountId(), id);
        default -> cart.change(buyer.accountId(), id, Forms.number("quantity", quantity));
      }
      return Pages.goTo(SignInPages.local(back, "/cart"));
    } catch (InvalidInput invalid) {
      return show(422, request, buyer, Form.of(request).wrong(invalid), id.toString());
    }
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, Actor.Buyer buyer, Form form, String at) {
    List<CartLine> lines = cart.lines(buyer.accountId());
    return pages.show(
        status,
        request,
        "buyer/cart.jte",
        Map.of(
            "lines", lines,
            "saved", cart.saved(buyer.accountId()),
            "currencies", lines.stream().map(line -> line.offer().currency()).distinct().toList(),
            "form", form,
            "at", at));
  }
}
