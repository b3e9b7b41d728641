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

/** The endpoints at which the marketplace tells of everything. */
@RestController
@RequestMapping("/api/v1/admin/webhooks")
class WebhooksApi {

  private final WebhookCalls calls;

  WebhooksApi(WebhookCalls calls) {
    this.calls = calls;
  }

  @GetMapping
  Page<WebhookJson> list(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return calls.list(Owner.of(operator), cursor, limit);
  }

  @PostMapping
  ResponseEntity<String> register(
      Actor.Operator operator, @RequestBody NewWebhookJson body, HttpServletRequest request) {
    return calls.register(Owner.of(operator), operator.accountId(), body, request);
  }

  @GetMapping("/{id}")
  WebhookJson get(Actor.Operator operator, @PathVariable UUID id) {
    return calls.get(Owner.of(operator), id);
  }

  @PatchMapping("/{id}")
  WebhookJson change(
      Actor.Operator operator, @PathVariable UUID id, @RequestBody NewWebhookJson body) {
    return calls.change(Owner.of(operator), id, body);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor.Operator operator, @PathVariable UUID id) {
    calls.remove(Owner.of(operator), id);
  }

  @PostMapping("/{id}/rotate-secret")
  ResponseEntity<String> rotate(
      Actor.Operator operator, @PathVariable UUID id, HttpServletRequest request) {
    return calls.rotate(Owner.of(operator), operator.accountId(), id, request);
  }

  @PostMapping("/{id}/test")
  ResponseEntity<String> test(
      Actor.Operator operator, @PathVariable UUID id, HttpServletRequest request) {
    return calls.test(Owner.of(operator), operator.accountId(), id, request);
  }

  @GetMapping("/{id}/deliveries")
  Page<DeliveryJson> deliveries(
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestParam @Nullable Status status,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return calls.deliveries(Owner.of(operator), id, status, cursor, limit);
  }

  @GetMapping("/{id}/deliveries/{delivery}")
  DeliveryJson delivery(
      Actor.Operator operator, @PathVariable UUID id, @PathVariable UUID delivery) {
    return calls.delivery(Owner.of(operator), id, delivery);
  }

  @PostMapping("/{id}/deliveries/{delivery}/replay")
  ResponseEntity<String> replay(
      Actor.Operator operator,
      @PathVariable UUID id,
      @PathVariable UUID delivery,
      HttpServletRequest request) {
    return calls.replay(Owner.of(operator), operator.accountId(), id, delivery, request);
  }
}
