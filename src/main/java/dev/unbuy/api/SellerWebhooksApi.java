package dev.unbuy.api;

import dev.unbuy.api.WebhookCalls.DeliveryJson;
import dev.unbuy.api.WebhookCalls.NewWebhookJson;
import dev.unbuy.api.WebhookCalls.WebhookJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.webhooks.Webhook.Owner;
import dev.unbuy.webhooks.WebhookDelivery.Status;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints at which a seller is told of what happens to the shop. */
@RestController
@RequestMapping("/api/v1/seller/webhooks")
class SellerWebhooksApi {

  private final WebhookCalls calls;

  SellerWebhooksApi(WebhookCalls calls) {
    this.calls = calls;
  }

  @GetMapping
  Page<WebhookJson> list(
      Actor.Seller seller,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return calls.list(Owner.of(seller), cursor, limit);
  }

  @PostMapping
  ResponseEntity<String> register(
      Actor.Seller seller, @RequestBody NewWebhookJson body, HttpServletRequest request) {
    return calls.register(Owner.of(seller), seller.accountId(), body, request);
  }

  @GetMapping("/{id}")
  WebhookJson get(Actor.Seller seller, @PathVariable UUID id) {
    return calls.get(Owner.of(seller), id);
  }

  @PatchMapping("/{id}")
  WebhookJson change(Actor.Seller seller, @PathVariable UUID id, @RequestBody NewWebhookJson body) {
    return calls.change(Owner.of(seller), id, body);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor.Seller seller, @PathVariable UUID id) {
    calls.remove(Owner.of(seller), id);
  }

  @PostMapping("/{id}/rotate-secret")
  ResponseEntity<String> rotate(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return calls.rotate(Owner.of(seller), seller.accountId(), id, request);
  }

  @PostMapping("/{id}/test")
  ResponseEntity<String> test(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return calls.test(Owner.of(seller), seller.accountId(), id, request);
  }

  @GetMapping("/{id}/deliveries")
  Page<DeliveryJson> deliveries(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam @Nullable Status status,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return calls.deliveries(Owner.of(seller), id, status, cursor, limit);
  }

  @GetMapping("/{id}/deliveries/{delivery}")
  DeliveryJson delivery(Actor.Seller seller, @PathVariable UUID id, @PathVariable UUID delivery) {
    return calls.delivery(Owner.of(seller), id, delivery);
  }

  @PostMapping("/{id}/deliveries/{delivery}/replay")
  ResponseEntity<String> replay(
      Actor.Seller seller,
      @PathVariable UUID id,
      @PathVariable UUID delivery,
      HttpServletRequest request) {
    return calls.replay(Owner.of(seller), seller.accountId(), id, delivery, request);
  }
}
