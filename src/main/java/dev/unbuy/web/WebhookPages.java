package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.web.WebhookDesk.Desk;
import dev.unbuy.webhooks.Webhook.Owner;
import dev.unbuy.webhooks.WebhookDelivery.Status;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The endpoints at which the marketplace tells of everything, and what was sent there. */
@Controller
class WebhookPages {

  private static final String HOME = "/admin/webhooks";

  private final WebhookDesk desk;

  WebhookPages(WebhookDesk desk) {
    this.desk = desk;
  }

  @GetMapping(HOME)
  ResponseEntity<String> list(HttpServletRequest request, Actor.Operator operator) {
    return desk.list(request, of(operator), Form.NOTHING, 200);
  }

  @PostMapping(HOME)
  ResponseEntity<String> register(HttpServletRequest request, Actor.Operator operator) {
    return desk.register(request, of(operator));
  }

  @GetMapping(HOME + "/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request,
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestParam @Nullable Status only,
      @RequestParam @Nullable String cursor) {
    return desk.show(request, of(operator), id, only, cursor);
  }

  @PostMapping(HOME + "/{id}")
  ResponseEntity<String> change(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    return desk.change(request, of(operator), id);
  }

  @GetMapping(HOME + "/{id}/deliveries/{delivery}")
  ResponseEntity<String> delivery(
      HttpServletRequest request,
      Actor.Operator operator,
      @PathVariable UUID id,
      @PathVariable UUID delivery) {
    return desk.delivery(request, of(operator), id, delivery);
  }

  @PostMapping(HOME + "/{id}/deliveries/{delivery}")
  ResponseEntity<String> replay(
      HttpServletRequest request,
      Actor.Operator operator,
      @PathVariable UUID id,
      @PathVariable UUID delivery) {
    return desk.replay(request, of(operator), id, delivery);
  }

  private static Desk of(Actor.Operator operator) {
    return new Desk(HOME, Owner.of(operator), operator.accountId());
  }
}
