package dev.unbuy.web;

import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.returns.CarrierEvents;
import dev.unbuy.returns.InspectReturn;
import dev.unbuy.returns.InspectReturn.Result;
import dev.unbuy.returns.MoveReturn;
import dev.unbuy.returns.ReturnAuthorization;
import dev.unbuy.returns.ReturnOutcome;
import dev.unbuy.returns.Returns;
import dev.unbuy.returns.rules.Inspection;
import dev.unbuy.returns.rules.StockFate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What comes back to a seller, and what carriers say of parcels that were not delivered. */
@Controller
class SellerReturnPages {

  private static final int ROWS = 50;

  private final Pages pages;
  private final Forms forms;
  private final OrderOverviews orders;
  private final Returns returns;
  private final MoveReturn moves;
  private final InspectReturn inspections;
  private final CarrierEvents carriers;
  private final PhotoPages photos;

  SellerReturnPages(
      Pages pages,
      Forms forms,
      OrderOverviews orders,
      Returns returns,
      MoveReturn moves,
      InspectReturn inspections,
      CarrierEvents carriers,
      PhotoPages photos) {
    this.pages = pages;
    this.forms = forms;
    this.orders = orders;
    this.returns = returns;
    this.moves = moves;
    this.inspections = inspections;
    this.carriers = carriers;
    this.photos = photos;
  }

  @GetMapping("/seller/returns")
  ResponseEntity<String> list(
      HttpServletRequest request, Actor.Seller seller, @RequestParam @Nullable String cursor) {
    return pages.show(
        request,
        "seller/returns.jte",
        Map.of("returns", returns.ofShop(seller.shopId(), null, cursor, ROWS)));
  }

  @GetMapping("/seller/returns/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    ReturnAuthorization one = returns.get(id, seller);
    return pages.show(
        request,
        "seller/return.jte",
        Map.of(
            "one",
            one,
            "overview",
            orders.get(seller, one.orderId()),
            "photos",
            photos.strip(request, id, "SELLER", !one.status().isEnded())));
  }

  @PostMapping("/seller/returns/{id}")
  ResponseEntity<String> step(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam String action,
      @RequestParam(defaultValue = "") String because,
      @RequestParam @Nullable String amount,
      @RequestParam @Nullable StockFate stock) {
    String why = because.replace("\0", "").strip();
    return forms.once(
        seller.accountId(),
        request,
        () ->
            "/seller/returns/"
                + done(switch (action) {
                      case "approve" -> moves.approve(seller, id);
                      case "decline" -> moves.decline(seller, id, why);
                      case "received" -> moves.received(seller, id);
                      case "full" -> inspect(seller, id, Inspection.FULL, null, why, stock);
                      case "partial" -> {
                        String currency = returns.get(id, seller).refund().currency();
                        Money part = Forms.money("amount", amount, currency);
                        yield inspect(seller, id, Inspection.PARTIAL, part, why, stock);
                      }
                      case "refused" -> inspect(seller, id, Inspection.REFUSED, null, why, null);
                      default -> throw new InvalidInput("action", "is not one of the page's");
                    })
                    .id());
  }

  @PostMapping("/seller/fulfillments/{id}/carrier")
  ResponseEntity<String> carrier(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam String says) {
    return forms.once(
        seller.accountId(),
        request,
        () ->
            "/seller/orders/"
                + done(switch (says) {
                      case "refused" -> carriers.refused(seller, id);
                      case "back" -> carriers.back(seller, id);
                      case "lost" -> carriers.lost(seller, id);
                      default -> throw new InvalidInput("says", "is not one of the page's");
                    })
                    .orderId());
  }

  private ReturnOutcome inspect(
      Actor.Seller seller,
      UUID id,
      Inspection found,
      @Nullable Money amount,
      String because,
      @Nullable StockFate stock) {
    return inspections.inspect(seller, id, new Result(found, amount, because, stock));
  }

  static ReturnAuthorization done(ReturnOutcome outcome) {
    return switch (outcome) {
      case ReturnOutcome.Done done -> done.authorization();
      case ReturnOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }
}
