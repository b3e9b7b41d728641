package dev.unbuy.web;

import dev.unbuy.cancellations.InterceptOutcome;
import dev.unbuy.cancellations.InterceptParcel;
import dev.unbuy.cancellations.rules.CarrierEvent;
import dev.unbuy.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A seller stops a labeled parcel, and says what the carrier said. */
@Controller
class InterceptPages {

  private final Forms forms;
  private final InterceptParcel intercepts;

  InterceptPages(Forms forms, InterceptParcel intercepts) {
    this.forms = forms;
    this.intercepts = intercepts;
  }

  @PostMapping("/seller/cancellations/{id}/intercept")
  ResponseEntity<String> begin(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String carrier,
      @RequestParam(defaultValue = "") String trackingNumber) {
    return step(
        request,
        seller,
        () ->
            intercepts.begin(
                seller, id, carrier.replace("\0", ""), trackingNumber.replace("\0", "")));
  }

  @PostMapping("/seller/intercepts/{id}")
  ResponseEntity<String> heard(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam CarrierEvent event) {
    return step(request, seller, () -> intercepts.heard(seller, id, event));
  }

  private ResponseEntity<String> step(
      HttpServletRequest request, Actor.Seller seller, Supplier<InterceptOutcome> change) {
    return forms.once(
        seller.accountId(),
        request,
        () ->
            switch (change.get()) {
              case InterceptOutcome.Taken taken ->
                  "/seller/cancellations/" + taken.intercept().cancellationId();
              case InterceptOutcome.Refused refused ->
                  throw new PageErrors.NotAllowedNow(refused.refusal());
            });
  }
}
