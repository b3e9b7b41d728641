package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.policies.SellerTerms;
import dev.unbuy.policies.SetSellerTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A seller's own terms, kinder than the marketplace's. */
@RestController
@RequestMapping("/api/v1/seller/policy")
class SellerPolicyApi {

  private final SetSellerTerms terms;

  SellerPolicyApi(SetSellerTerms terms) {
    this.terms = terms;
  }

  @GetMapping
  TermsJson terms(Actor.Seller seller) {
    return json(terms.of(seller));
  }

  @PutMapping
  TermsJson set(Actor.Seller seller, @RequestBody NewTermsJson body) {
    return json(
        terms.set(
            seller,
            Input.required("acceptsAutomatically", body.acceptsAutomatically()),
            Input.required("returnDays", body.returnDays()),
            Boolean.TRUE.equals(body.paysReturns())));
  }

  private static TermsJson json(SellerTerms terms) {
    return new TermsJson(
        terms.acceptsAutomatically(),
        terms.returnDays(),
        terms.paysReturns(),
        SellerTerms.RETURN_DAYS);
  }

  record NewTermsJson(
      @Nullable Boolean acceptsAutomatically,
      @Nullable Integer returnDays,
      @Nullable Boolean paysReturns) {}

  /** The terms, and the fewest days that the marketplace lets a shop choose. */
  record TermsJson(
      boolean acceptsAutomatically, int returnDays, boolean paysReturns, int fewestReturnDays) {}
}
