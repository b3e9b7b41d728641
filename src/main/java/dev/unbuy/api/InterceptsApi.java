package dev.unbuy.api;

import dev.unbuy.cancellations.Intercept;
import dev.unbuy.cancellations.InterceptOutcome;
import dev.unbuy.cancellations.InterceptParcel;
import dev.unbuy.cancellations.rules.CarrierEvent;
import dev.unbuy.cancellations.rules.InterceptState.Waiting;
import dev.unbuy.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stops a labeled parcel, and hears what its carrier says of it. */
@RestController
@RequestMapping("/api/v1/seller")
class InterceptsApi {

  private final InterceptParcel intercepts;
  private final ChangeRequests changes;

  InterceptsApi(InterceptParcel intercepts, ChangeRequests changes) {
    this.intercepts = intercepts;
    this.changes = changes;
  }

  /** Begins to stop the parcel of a cancellation that waits. */
  @PostMapping("/cancellations/{id}/intercept")
  ResponseEntity<String> begin(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody SellerApi.TrackingJson body,
      HttpServletRequest request) {
    String carrier = Input.text("carrier", body.carrier(), 100);
    String number = Input.text("trackingNumber", body.trackingNumber(), 100);
    return changes.once(
        seller.accountId(),
        request,
        body,
        201,
        () -> done(intercepts.begin(seller, id, carrier, number)));
  }

  /** The carrier's webhook in real life. */
  @PostMapping("/intercepts/{id}/events")
  ResponseEntity<String> heard(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody EventJson body,
      HttpServletRequest request) {
    CarrierEvent event = Input.required("event", body.event());
    return changes.once(
        seller.accountId(), request, body, 200, () -> done(intercepts.heard(seller, id, event)));
  }

  private static InterceptJson done(InterceptOutcome outcome) {
    return switch (outcome) {
      case InterceptOutcome.Taken taken -> json(taken.intercept());
      case InterceptOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static InterceptJson json(Intercept one) {
    return new InterceptJson(
        one.id(),
        one.cancellationId(),
        one.orderId(),
        one.carrier(),
        one.trackingNumber(),
        one.state().name(),
        one.state() instanceof Waiting waiting ? waiting.answerBy() : null);
  }

  record EventJson(@Nullable CarrierEvent event) {}

  /**
   * A parcel that is to be stopped.
   *
   * @param answerBy when the next step is tried if the carrier says nothing, or null when it ended
   */
  record InterceptJson(
      UUID id,
      UUID cancellationId,
      UUID orderId,
      String carrier,
      String trackingNumber,
      String state,
      @Nullable Instant answerBy) {}
}
