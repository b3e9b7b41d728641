package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.policies.SellerTerms;
import dev.unbuy.policies.SetSellerTerms;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A seller's own terms. */
@Controller
class SellerPolicyPages {

  private final Pages pages;
  private final Forms forms;
  private final SetSellerTerms terms;

  SellerPolicyPages(Pages pages, Forms forms, SetSellerTerms terms) {
    this.pages = pages;
    this.forms = forms;
    this.terms = terms;
  }

  @GetMapping("/seller/policy")
  ResponseEntity<String> terms(
      HttpServletRequest request,
      Actor.Seller seller,
      @RequestParam(defaultValue = "false") boolean saved) {
    SellerTerms now = terms.of(seller);
    Form form =
        Form.of(
            Map.of(
                "accepts", String.valueOf(now.acceptsAutomatically()),
                "returnDays", String.valueOf(now.returnDays()),
                "paysReturns", now.paysReturns() ? "yes" : "no"));
    return show(200, request, form, saved);
  }

  @PostMapping("/seller/policy")
  ResponseEntity<String> set(HttpServletRequest request, Actor.Seller seller) {
    Form form = Form.of(request);
    try {
      return forms.once(
          seller.accountId(),
          request,
          () -> {
            int days = Forms.number("returnDays", form.value("returnDays"));
            var _ =
                terms.set(
                    seller,
                    form.value("accepts").equals("true"),
                    days,
                    form.value("paysReturns").equals("yes"));
            return "/seller/policy?saved=true";
          });
    } catch (InvalidInput invalid) {
      return show(422, request, form.wrong(invalid), false);
    }
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, Form form, boolean saved) {
    return pages.show(
        status,
        request,
        "seller/policy.jte",
        Map.of("form", form, "saved", saved, "fewest", SellerTerms.RETURN_DAYS));
  }
}
