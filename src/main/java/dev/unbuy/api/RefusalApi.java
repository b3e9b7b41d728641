package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.returns.CarrierEvents;
import dev.unbuy.returns.RefuseDelivery;
import dev.unbuy.returns.ReturnOutcome;
import dev.unbuy.returns.rules.ReturnReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Parcels that do not reach their buyer. What a carrier says of them comes through its seller here,
 * as a delivery does; in real life it is the carrier's webhook.
 */
@RestController
@RequestMapping("/api/v1")
class RefusalApi {

  private final RefuseDelivery refusing;
  private final CarrierEvents carriers;
  private final ChangeRequests changes;
  private final Words words;

  RefusalApi(RefuseDelivery refusing, CarrierEvents carriers, ChangeRequests changes, Words words) {
    this.refusing = refusing;
    this.carriers = carriers;
    this.changes = changes;
    this.words = words;
  }

  @PostMapping("/orders/{id}/refusal")
  ResponseEntity<String> refuse(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable RefuseJson body,
      HttpServletRequest request) {
    ReturnReason reason =
        body == null
            ? ReturnReason.CHANGE_OF_MIND
            : Objects.requireNonNullElse(body.reason(), ReturnReason.CHANGE_OF_MIND);
    String note = body == null ? null : Input.text("note", body.note());
    return changes.once(
        buyer.accountId(),
        request,
        body,
        201,
        () -> json(refusing.refuse(buyer, id, reason, note)));
  }

  @PostMapping("/seller/fulfillments/{id}/refused")
  ResponseEntity<String> refused(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return say(seller, request, () -> carriers.refused(seller, id));
  }

  @PostMapping("/seller/fulfillments/{id}/returned-to-sender")
  ResponseEntity<String> returned(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return say(seller, request, () -> carriers.back(seller, id));
  }

  @PostMapping("/seller/fulfillments/{id}/lost")
  ResponseEntity<String> lost(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return say(seller, request, () -> carriers.lost(seller, id));
  }

  private ResponseEntity<String> say(
      Actor.Seller seller, HttpServletRequest request, Supplier<ReturnOutcome> change) {
    return changes.once(
        seller.accountId(), request, null, 200, () -> ReturnsApi.done(change.get(), words));
  }

  private RefusalJson json(RefuseDelivery.Outcome outcome) {
    return switch (outcome) {
      case RefuseDelivery.Refused refused -> {
        List<ReturnJson> all =
            refused.returns().stream().map(one -> ReturnJson.of(one, words)).toList();
        yield new RefusalJson(all.getFirst().id(), all.getFirst().orderId(), "REFUSED", all);
      }
      case RefuseDelivery.NotPossible no -> throw new Refused(no.refusal());
    };
  }

  record RefuseJson(@Nullable ReturnReason reason, @Nullable String note) {}

  /**
   * A refused delivery.
   *
   * @param id of the first parcel's return
   * @param returns one for each parcel that turns round
   */
  record RefusalJson(UUID id, UUID orderId, String status, List<ReturnJson> returns) {}
}
