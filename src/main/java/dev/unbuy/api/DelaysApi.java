package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.rights.AgreeToDelay;
import dev.unbuy.rights.DelayNotice;
import dev.unbuy.rights.DelayOutcome;
import dev.unbuy.rights.TellDelay;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shipping slips: the seller says until when, the buyer agrees; canceling is free meanwhile. */
@RestController
@RequestMapping("/api/v1")
class DelaysApi {

  private final TellDelay tellDelay;
  private final AgreeToDelay agreeToDelay;
  private final ChangeRequests changes;

  DelaysApi(TellDelay tellDelay, AgreeToDelay agreeToDelay, ChangeRequests changes) {
    this.tellDelay = tellDelay;
    this.agreeToDelay = agreeToDelay;
    this.changes = changes;
  }

  @PostMapping("/seller/orders/{id}/delay")
  ResponseEntity<String> tell(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody DelayJson body,
      HttpServletRequest request) {
    LocalDate shipBy = Input.required("shipBy", body.shipBy());
    return changes.once(
        seller.accountId(), request, body, 201, () -> done(tellDelay.tell(seller, id, shipBy)));
  }

  @PostMapping("/orders/{id}/delay/agree")
  ResponseEntity<String> agree(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        buyer.accountId(), request, null, 200, () -> done(agreeToDelay.agree(buyer, id)));
  }

  private static DelayNoticeJson done(DelayOutcome outcome) {
    return switch (outcome) {
      case DelayOutcome.Done done -> json(done.notice());
      case DelayOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static DelayNoticeJson json(DelayNotice one) {
    return new DelayNoticeJson(
        one.id(), one.shipBy(), one.newShipBy(), one.silenceConsents(), one.endsAt());
  }

  /** The last day on which it ships now. */
  record DelayJson(@Nullable LocalDate shipBy) {}

  record DelayNoticeJson(
      UUID id, Instant shipBy, Instant newShipBy, boolean silenceConsents, Instant endsAt) {}
}
