package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.rights.SellerWithdrawals;
import dev.unbuy.rights.SendGoodsBack;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Withdrawals from a shop's orders: which goods come back, and saying that they are there. */
@Controller
class SellerWithdrawalPages {

  private static final int ROWS = 20;

  private final Pages pages;
  private final Forms forms;
  private final SellerWithdrawals withdrawals;
  private final SendGoodsBack goods;

  SellerWithdrawalPages(
      Pages pages, Forms forms, SellerWithdrawals withdrawals, SendGoodsBack goods) {
    this.pages = pages;
    this.forms = forms;
    this.withdrawals = withdrawals;
    this.goods = goods;
  }

  @GetMapping("/seller/withdrawals")
  ResponseEntity<String> list(
      HttpServletRequest request, Actor.Seller seller, @RequestParam @Nullable String cursor) {
    Map<String, Object> model = new HashMap<>();
    model.put("withdrawals", withdrawals.of(seller, cursor, ROWS));
    return pages.show(request, "seller/withdrawals.jte", model);
  }

  @PostMapping("/seller/withdrawals/{id}/arrived")
  ResponseEntity<String> arrived(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return forms.once(
        seller.accountId(),
        request,
        () -> {
          var _ = WithdrawalForms.done(goods.arrived(seller, id));
          return "/seller/withdrawals";
        });
  }
}
