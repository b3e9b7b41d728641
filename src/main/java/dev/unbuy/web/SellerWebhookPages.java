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

/** The endpoints at which a seller is told of what happens to the shop. */
@Controller
class SellerWebhookPages {

  private static final String HOME = "/seller/webhooks";

  private final WebhookDesk desk;

  SellerWebhookPages(WebhookDesk desk) {
    this.desk = desk;
  }

  @GetMapping(HOME)
  ResponseEntity<String> list(HttpServletRequest request, Actor.Seller seller) {
    return desk.list(request, of(seller), Form.NOTHING, 200);
  }

  @PostMapping(HOME)
  ResponseEntity<String> register(HttpServletRequest request, Actor.Seller seller) {
    return desk.register(request, of(seller));
  }

  @GetMapping(HOME + "/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam @Nullable Status only,
      @RequestParam @Nullable String cursor) {
    return desk.show(request, of(seller), id, only, cursor);
  }

  @PostMapping(HOME + "/{id}")
  ResponseEntity<String> change(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return desk.change(request, of(seller), id);
  }

  @GetMapping(HOME + "/{id}/deliveries/{delivery}")
  ResponseEntity<String> delivery(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @PathVariable UUID delivery) {
    return desk.delivery(request, of(seller), id, delivery);
  }

  @PostMapping(HOME + "/{id}/deliveries/{delivery}")
  ResponseEntity<String> replay(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @PathVariable UUID delivery) {
    return desk.replay(request, of(seller), id, delivery);
  }

  private static Desk of(Actor.Seller seller) {
    return new Desk(HOME, Owner.of(seller), seller.accountId());
  }
}
