package dev.unbuy.web;

import dev.unbuy.accounts.Addresses;
import dev.unbuy.cancellations.CancellationOptions;
import dev.unbuy.cancellations.CancellationOptions.Preview;
import dev.unbuy.cancellations.PriceMatches;
import dev.unbuy.cancellations.RemedyOffer;
import dev.unbuy.cancellations.RemedyOutcome;
import dev.unbuy.cancellations.SwapSellers;
import dev.unbuy.cancellations.TakeRemedy;
import dev.unbuy.cancellations.TakeRemedyCommand;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.checkout.Payment;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.payments.gateway.PaymentGateway;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is taken in place of a cancellation, and the seller's answer where one is needed. */
@Controller
class RemedyPages {

  private final Forms forms;
  private final TakeRemedy remedies;
  private final PriceMatches priceMatches;
  private final SwapSellers swaps;
  private final Pages pages;
  private final CancellationOptions options;
  private final PaymentGateway gateway;

  RemedyPages(
      Forms forms,
      TakeRemedy remedies,
      PriceMatches priceMatches,
      SwapSellers swaps,
      Pages pages,
      CancellationOptions options,
      PaymentGateway gateway) {
    this.forms = forms;
    this.remedies = remedies;
    this.priceMatches = priceMatches;
    this.swaps = swaps;
    this.pages = pages;
    this.options = options;
    this.gateway = gateway;
  }

  /** What buying it from a better rated seller comes to, and how it is paid. */
  @GetMapping("/orders/{id}/better-seller")
  ResponseEntity<String> betterSeller(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam UUID remedyId,
      @RequestParam Reason reason) {
    Preview preview = options.preview(buyer, id, reason, Forms.units(request));
    RemedyOffer offer =
        preview.remedies().stream()
            .filter(one -> one.id().equals(remedyId))
            .findFirst()
            .orElseThrow(() -> new NotFound("remedy"));
    return pages.show(
        request,
        "buyer/better-seller.jte",
        Map.of("preview", preview, "offer", offer, "sandbox", gateway.isSandbox()));
  }

  @PostMapping("/orders/{id}/remedies")
  ResponseEntity<String> take(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam UUID remedyId,
      @RequestParam(defaultValue = "") String price,
      @RequestParam(defaultValue = "EUR") String currency,
      @RequestParam(defaultValue = "") String seenAt) {
    TakeRemedyCommand command =
        new TakeRemedyCommand(
            buyer,
            id,
            remedyId,
            Forms.units(request),
            address(request),
            price.isBlank() ? null : minor(price, currency),
            seenAt.isBlank() ? null : seenAt.replace("\0", ""),
            payments(request));
    AtomicReference<@Nullable UUID> toBePaid = new AtomicReference<>();
    ResponseEntity<String> answer =
        forms.once(
            buyer.accountId(),
            request,
            () -> {
              RemedyOutcome outcome = remedies.take(command);
              if (outcome instanceof RemedyOutcome.Ordered ordered) {
                toBePaid.set(ordered.toBePaid());
              }
              return after(outcome);
            });
    UUID event = toBePaid.get();
    if (event != null) {
      swaps.pay(event);
    }
    return answer;
  }

  @PostMapping("/seller/price-matches/{id}")
  ResponseEntity<String> answer(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam String action) {
    return forms.once(
        seller.accountId(),
        request,
        () -> {
          priceMatches
              .answer(seller, id, action.equals("accept"))
              .ifPresent(
                  refusal -> {
                    throw new PageErrors.NotAllowedNow(refusal);
                  });
          return "/seller";
        });
  }

  private static String after(RemedyOutcome outcome) {
    return switch (outcome) {
      case RemedyOutcome.Taken taken when taken.cancellation() != null ->
          "/cancellations/" + taken.cancellation().id();
      case RemedyOutcome.Taken taken -> "/orders/" + taken.orderId() + "?done=" + taken.kind();
      case RemedyOutcome.Changed changed -> "/changes/" + changed.change().id();
      case RemedyOutcome.Ordered ordered ->
          "/orders/" + ordered.newOrderId() + "?done=" + ordered.kind();
      case RemedyOutcome.SellerAsked asked ->
          "/orders/" + asked.orderId() + "?done=" + asked.kind();
      case RemedyOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }

  private static List<Payment> payments(HttpServletRequest request) {
    Form form = Form.of(request);
    return form.value("method").isEmpty() ? List.of() : ChangeForm.payments(form);
  }

  private static @Nullable Address address(HttpServletRequest request) {
    String line1 = request.getParameter("line1");
    if (line1 == null) {
      return null;
    }
    return Addresses.valid(
        new Address(
            text(request, "name"),
            text(request, "line1"),
            null,
            text(request, "city"),
            null,
            text(request, "postalCode"),
            text(request, "country")),
        "");
  }

  private static String text(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value.replace("\0", "").strip();
  }

  private static long minor(String price, String currency) {
    try {
      int digits = Currency.getInstance(currency).getDefaultFractionDigits();
      return new BigDecimal(price.strip().replace(',', '.'))
          .movePointRight(Math.max(0, digits))
          .longValueExact();
    } catch (ArithmeticException | IllegalArgumentException notAnAmount) {
      throw new InvalidInput("price", "must be an amount such as 12.99");
    }
  }
}
