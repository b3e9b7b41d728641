package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.payments.GiftCards;
import dev.unbuy.payments.StoreCredits;
import dev.unbuy.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A buyer's store credit and gift balance, and the gift cards that an operator issues. */
@Controller
class BalancePages {

  private static final int ROWS = 50;
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "BRL");

  private final Pages pages;
  private final Forms forms;
  private final Transactions transactions;
  private final GiftCards giftCards;

  BalancePages(Pages pages, Forms forms, Transactions transactions, GiftCards giftCards) {
    this.pages = pages;
    this.forms = forms;
    this.transactions = transactions;
    this.giftCards = giftCards;
  }

  @GetMapping("/account/balance")
  ResponseEntity<String> balance(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "false") boolean redeemed) {
    return show(200, request, buyer, cursor, redeemed, Form.NOTHING);
  }

  @PostMapping("/account/balance/gift-cards")
  ResponseEntity<String> redeem(HttpServletRequest request, Actor.Buyer buyer) {
    Form form = Form.of(request);
    try {
      return forms.once(
          buyer.accountId(),
          request,
          () -> {
            var _ = giftCards.redeem(buyer, form.value("code"));
            return "/account/balance?redeemed=true";
          });
    } catch (InvalidInput invalid) {
      return show(422, request, buyer, null, false, form.wrong(invalid));
    }
  }

  @GetMapping("/admin/gift-cards")
  ResponseEntity<String> giftCards(HttpServletRequest request, Actor.Operator operator) {
    return issued(200, request, null, Form.NOTHING);
  }

  /** Shows the code in the answer itself: it is told this once and kept nowhere. */
  @PostMapping("/admin/gift-cards")
  ResponseEntity<String> issue(HttpServletRequest request, Actor.Operator operator) {
    Form form = Form.of(request);
    try {
      String currency = form.value("currency");
      if (!CURRENCIES.contains(currency)) {
        throw new InvalidInput("currency", "is not one of the page's");
      }
      Money amount = Forms.money("amount", form.value("amount"), currency);
      return issued(200, request, giftCards.issue(operator, amount), Form.NOTHING);
    } catch (InvalidInput invalid) {
      return issued(422, request, null, form.wrong(invalid));
    }
  }

  private ResponseEntity<String> issued(
      int status, HttpServletRequest request, GiftCards.@Nullable Issued card, Form form) {
    Map<String, Object> model = new HashMap<>();
    model.put("card", card);
    model.put("form", form);
    model.put("currencies", CURRENCIES);
    return pages.show(status, request, "admin/gift-cards.jte", model);
  }

  private ResponseEntity<String> show(
      int status,
      HttpServletRequest request,
      Actor.Buyer buyer,
      @Nullable String cursor,
      boolean redeemed,
      Form form) {
    return transactions.read(
        work -> {
          var balances = work.ask(StoreCredits.of(buyer.accountId()));
          var moves = work.ask(StoreCredits.moves(buyer.accountId(), cursor, ROWS + 1));
          return pages.show(
              status,
              request,
              "account/balance.jte",
              Map.of(
                  "balances",
                  balances.rows(),
                  "moves",
                  StoreCredits.page(moves.rows(), ROWS),
                  "redeemed",
                  redeemed,
                  "form",
                  form));
        });
  }
}
