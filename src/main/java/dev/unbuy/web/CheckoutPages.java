package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.cancellations.rules.RightToWithdraw;
import dev.unbuy.checkout.Cart;
import dev.unbuy.checkout.CheckoutCommand;
import dev.unbuy.checkout.CheckoutOutcome;
import dev.unbuy.checkout.Payment;
import dev.unbuy.checkout.PlacePurchase;
import dev.unbuy.checkout.Quote;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.PaymentMethod;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** From the cart to placed orders; the last look before it is the double-check. */
@Controller
class CheckoutPages {

  private final Pages pages;
  private final Forms forms;
  private final Cart cart;
  private final Addresses addresses;
  private final PlacePurchase purchases;

  CheckoutPages(Pages pages, Forms forms, Cart cart, Addresses addresses, PlacePurchase purchases) {
    this.pages = pages;
    this.forms = forms;
    this.cart = cart;
    this.addresses = addresses;
    this.purchases = purchases;
  }

  @GetMapping("/checkout")
  ResponseEntity<String> where(HttpServletRequest request, Actor.Buyer buyer) {
    if (cart.lines(buyer.accountId()).isEmpty()) {
      return Pages.goTo("/cart");
    }
    return pages.show(
        request,
        "buyer/checkout.jte",
        Map.of("addresses", addresses.of(buyer.accountId()), "problem", ""));
  }

  @PostMapping("/checkout/address")
  ResponseEntity<String> address(
      Actor.Buyer buyer,
      @RequestParam String name,
      @RequestParam String line1,
      @RequestParam String city,
      @RequestParam String postalCode,
      @RequestParam String country) {
    var _ =
        addresses.add(
            buyer.accountId(),
            new Address(
                clean(name),
                clean(line1),
                null,
                clean(city),
                null,
                clean(postalCode),
                clean(country).toUpperCase(java.util.Locale.ROOT)));
    return Pages.goTo("/checkout");
  }

  @GetMapping("/checkout/review")
  ResponseEntity<String> review(
      HttpServletRequest request,
      Actor.Buyer buyer,
      Account account,
      @RequestParam @Nullable UUID address,
      @RequestParam(defaultValue = "CARD") PaymentMethod method) {
    if (address == null) {
      throw new InvalidInput("address", "must be chosen");
    }
    CheckoutCommand command = command(account, address, method, "sandbox-ok");
    Quote quote = purchases.quote(command, RightToWithdraw.packOf(command.shipTo().country()));
    return pages.show(
        request,
        "buyer/review.jte",
        Map.of(
            "quote", quote,
            "shipTo", command.shipTo(),
            "address", address,
            "method", method));
  }

  @PostMapping("/checkout")
  ResponseEntity<String> place(
      HttpServletRequest request,
      Actor.Buyer buyer,
      Account account,
      @RequestParam UUID address,
      @RequestParam PaymentMethod method,
      @RequestParam(defaultValue = "sandbox-ok") String token) {
    CheckoutCommand command = command(account, address, method, clean(token));
    AtomicReference<CheckoutOutcome.@Nullable Placed> placed = new AtomicReference<>();
    ResponseEntity<String> answer =
        forms.once(
            account.id(),
            request,
            () ->
                switch (purchases.place(
                    command, RightToWithdraw.packOf(command.shipTo().country()))) {
                  case CheckoutOutcome.Placed done -> {
                    placed.set(done);
                    yield done.orders().size() == 1
                        ? "/orders/" + done.orders().getFirst()
                        : "/orders";
                  }
                  case CheckoutOutcome.Refused refused ->
                      throw new PageErrors.NotAllowedNow(refused.refusal());
                });
    CheckoutOutcome.Placed done = placed.get();
    if (done != null) {
      purchases.pay(done);
    }
    return answer;
  }

  private CheckoutCommand command(
      Account account, UUID address, PaymentMethod method, String token) {
    return new CheckoutCommand(
        account.id(),
        account.name(),
        addresses.get(account.id(), address),
        List.of(new Payment(method, token, null)),
        null);
  }

  private static String clean(String text) {
    return text.replace("\0", "").strip();
  }
}
