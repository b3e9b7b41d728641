package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.accounts.Addresses.Kept;
import dev.unbuy.checkout.Cart;
import dev.unbuy.checkout.CheckoutOutcome;
import dev.unbuy.checkout.Doubts;
import dev.unbuy.checkout.PlacePurchase;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.platform.Stale;
import dev.unbuy.standing.Standings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * From the cart to placed orders in quiet steps: where to, how to pay, and the double-check. What
 * is in the way of buying is said on the step on which it can be put right.
 */
@Controller
class CheckoutPages {

  private final Pages pages;
  private final Forms forms;
  private final Texts texts;
  private final Terms terms;
  private final Cart cart;
  private final Addresses addresses;
  private final CheckoutQuotes quotes;
  private final PlacePurchase purchases;
  private final PaymentGateway gateway;
  private final Standings standings;
  private final Doubts doubts;

  CheckoutPages(
      Pages pages,
      Forms forms,
      Texts texts,
      Terms terms,
      Cart cart,
      Addresses addresses,
      CheckoutQuotes quotes,
      PlacePurchase purchases,
      PaymentGateway gateway,
      Standings standings,
      Doubts doubts) {
    this.pages = pages;
    this.forms = forms;
    this.texts = texts;
    this.terms = terms;
    this.cart = cart;
    this.addresses = addresses;
    this.quotes = quotes;
    this.purchases = purchases;
    this.gateway = gateway;
    this.standings = standings;
    this.doubts = doubts;
  }

  @GetMapping("/checkout")
  ResponseEntity<String> where(HttpServletRequest request, Actor.Buyer buyer) {
    if (cart.lines(buyer.accountId()).isEmpty()) {
      return Pages.goTo("/cart");
    }
    Form form = Form.of(request);
    return where(200, request, buyer, form, CheckoutChoice.of(form), "");
  }

  @PostMapping("/checkout/address")
  ResponseEntity<String> address(HttpServletRequest request, Actor.Buyer buyer) {
    Form form = Form.of(request);
    try {
      return Pages.goTo(
          "/checkout/pay?address=" + addresses.add(buyer.accountId(), AddressForm.read(form)));
    } catch (InvalidInput invalid) {
      return where(422, request, buyer, form.wrong(invalid), CheckoutChoice.of(Form.NOTHING), "");
    }
  }

  @GetMapping("/checkout/pay")
  ResponseEntity<String> pay(HttpServletRequest request, Actor.Buyer buyer, Account account) {
    Form form = Form.of(request);
    return orBack(request, buyer, account, form, () -> pay(200, request, account, form));
  }

  @GetMapping("/checkout/review")
  ResponseEntity<String> review(HttpServletRequest request, Actor.Buyer buyer, Account account) {
    Form form = Form.of(request);
    return orBack(
        request,
        buyer,
        account,
        form,
        () -> review(200, request, account, CheckoutChoice.of(form), ""));
  }

  @PostMapping("/checkout")
  ResponseEntity<String> place(HttpServletRequest request, Actor.Buyer buyer, Account account) {
    Form form = Form.of(request);
    CheckoutChoice choice = CheckoutChoice.of(form);
    return orBack(
        request,
        buyer,
        account,
        form,
        () -> {
          try {
            return place(request, account, form, choice);
          } catch (PageErrors.NotAllowedNow | Stale refused) {
            String problem =
                refused instanceof PageErrors.NotAllowedNow known
                    ? known.refusal().problem()
                    : "total-changed";
            return review(409, request, account, choice, "review.problem." + problem);
          }
        });
  }

  private ResponseEntity<String> place(
      HttpServletRequest request, Account account, Form form, CheckoutChoice choice) {
    AtomicReference<CheckoutOutcome.@Nullable Placed> placed = new AtomicReference<>();
    ResponseEntity<String> answer =
        forms.once(
            account.id(),
            request,
            () ->
                switch (quotes.place(account, choice, form)) {
                  case CheckoutOutcome.Placed done -> {
                    placed.set(done);
                    yield done.orders().size() == 1
                        ? "/orders/%s?placed=1".formatted(done.orders().getFirst())
                        : "/orders?placed=" + done.orders().size();
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

  /** A step, or the one before it on which what is wrong can be put right. */
  private ResponseEntity<String> orBack(
      HttpServletRequest request,
      Actor.Buyer buyer,
      Account account,
      Form form,
      Supplier<ResponseEntity<String>> step) {
    try {
      return step.get();
    } catch (InvalidInput invalid) {
      var first = invalid.errors().getFirst();
      if (first.field().equals("cart")) {
        return Pages.goTo("/cart");
      }
      CheckoutChoice choice = CheckoutChoice.of(form);
      return first.field().startsWith("address")
          ? where(422, request, buyer, Form.NOTHING, choice, first.message())
          : pay(422, request, account, form.wrong(invalid));
    }
  }

  private ResponseEntity<String> where(
      int status,
      HttpServletRequest request,
      Actor.Buyer buyer,
      Form form,
      CheckoutChoice choice,
      String problem) {
    List<Kept> kept = addresses.of(buyer.accountId());
    Map<String, Object> model = new HashMap<>();
    model.put("addresses", kept);
    model.put("chosen", choice.address() == null ? "" : choice.address().toString());
    model.put("form", form);
    model.put("problem", problem);
    model.put("countries", texts.countries());
    return pages.show(status, request, "buyer/checkout.jte", model);
  }

  private ResponseEntity<String> pay(
      int status, HttpServletRequest request, Account account, Form form) {
    CheckoutChoice choice = CheckoutChoice.of(form);
    CheckoutSum seen = quotes.seeWithoutCoupon(account, choice);
    return pages.show(
        status,
        request,
        "buyer/pay.jte",
        Map.of(
            "seen", seen,
            "choice", choice,
            "form", form,
            "sandbox", gateway.isSandbox()));
  }

  private ResponseEntity<String> review(
      int status,
      HttpServletRequest request,
      Account account,
      CheckoutChoice choice,
      String problem) {
    CheckoutSum seen = quotes.see(account, choice);
    Map<String, Object> model = new HashMap<>();
    model.put("seen", seen);
    model.put("choice", choice);
    model.put("problem", problem);
    model.put(
        "inCart",
        cart.lines(account.id()).stream()
            .collect(Collectors.toMap(line -> line.offer().variantId(), Function.identity())));
    model.put("doubts", doubts.of(account.id(), seen.quote(), seen.shipTo()));
    model.put("terms", terms);
    model.put(
        "sellers",
        standings.cards(
            seen.quote().orders().stream()
                .map(draft -> draft.order().shopId())
                .collect(Collectors.toSet())));
    return pages.show(status, request, "buyer/review.jte", model);
  }
}
