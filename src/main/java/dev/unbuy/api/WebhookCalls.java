package dev.unbuy.api;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.webhooks.Webhook;
import dev.unbuy.webhooks.Webhook.Owner;
import dev.unbuy.webhooks.WebhookDeliveries;
import dev.unbuy.webhooks.WebhookDelivery;
import dev.unbuy.webhooks.WebhookDelivery.Attempt;
import dev.unbuy.webhooks.WebhookDelivery.Status;
import dev.unbuy.webhooks.WebhookKind;
import dev.unbuy.webhooks.WebhookWish;
import dev.unbuy.webhooks.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What an owner of endpoints asks for, the same for an operator and for a seller. */
@Component
class WebhookCalls {

  private static final int MOST_KINDS = 100;

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final ChangeRequests changes;

  WebhookCalls(Webhooks webhooks, WebhookDeliveries deliveries, ChangeRequests changes) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.changes = changes;
  }

  Page<WebhookJson> list(Owner owner, @Nullable String cursor, @Nullable Integer limit) {
    return webhooks.of(owner, cursor, Input.limit(limit)).map(one -> json(one, false));
  }

  WebhookJson get(Owner owner, UUID id) {
    return json(webhooks.get(owner, id), false);
  }

  ResponseEntity<String> register(
      Owner owner, UUID accountId, NewWebhookJson body, HttpServletRequest request) {
    WebhookWish wish =
        new WebhookWish(
            Input.text("url", body.url(), 2_000).strip(),
            Objects.requireNonNullElse(Input.text("name", body.name()), "").strip(),
            kinds(Objects.requireNonNullElse(body.kinds(), List.of())),
            !Boolean.FALSE.equals(body.active()));
    return changes.once(
        accountId, request, body, 201, () -> json(webhooks.register(owner, wish), true));
  }

  WebhookJson change(Owner owner, UUID id, NewWebhookJson body) {
    Webhook now = webhooks.get(owner, id);
    List<@Nullable String> kinds = body.kinds();
    Boolean active = body.active();
    return json(
        webhooks.change(
            owner,
            id,
            new WebhookWish(
                body.url() == null ? now.url() : Input.text("url", body.url(), 2_000).strip(),
                Objects.requireNonNullElse(Input.text("name", body.name()), now.name()).strip(),
                kinds == null ? now.kinds().stream().map(WebhookKind::code).toList() : kinds(kinds),
                active == null ? now.active() : active)),
        false);
  }

  void remove(Owner owner, UUID id) {
    webhooks.remove(owner, id);
  }

  ResponseEntity<String> rotate(Owner owner, UUID accountId, UUID id, HttpServletRequest request) {
    return changes.once(
        accountId, request, null, 200, () -> json(webhooks.rotate(owner, id), true));
  }

  ResponseEntity<String> test(Owner owner, UUID accountId, UUID id, HttpServletRequest request) {
    return changes.once(accountId, request, null, 202, () -> json(deliveries.test(owner, id)));
  }

  Page<DeliveryJson> deliveries(
      Owner owner,
      UUID id,
      @Nullable Status status,
      @Nullable String cursor,
      @Nullable Integer limit) {
    return deliveries
        .of(webhooks.get(owner, id), status, cursor, Input.limit(limit))
        .map(WebhookCalls::json);
  }

  DeliveryJson delivery(Owner owner, UUID id, UUID delivery) {
    return json(deliveries.get(webhooks.get(owner, id), delivery));
  }

  ResponseEntity<String> replay(
      Owner owner, UUID accountId, UUID id, UUID delivery, HttpServletRequest request) {
    return changes.once(
        accountId, request, null, 202, () -> json(deliveries.replay(owner, id, delivery)));
  }

  private static List<String> kinds(List<@Nullable String> sent) {
    if (sent.size() > MOST_KINDS) {
      throw new InvalidInput("kinds", "must be at most %d".formatted(MOST_KINDS));
    }
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      kinds.add(Input.text("kinds[%d]".formatted(i), sent.get(i), 100));
    }
    return kinds.stream().distinct().toList();
  }

  private static WebhookJson json(Webhook one, boolean withSecret) {
    return new WebhookJson(
        one.id(),
        one.url(),
        one.name(),
        one.kinds().stream().map(WebhookKind::code).toList(),
        one.active(),
        one.gone(),
        one.createdAt(),
        withSecret ? one.secret() : null,
        one.oldSecretUntil());
  }

  private static DeliveryJson json(WebhookDelivery one) {
    return new DeliveryJson(
        one.id(),
        one.messageId(),
        one.kind(),
        one.happenedAt(),
        one.status(),
        one.failures(),
        one.status() == Status.WAITING ? one.dueAt() : null,
        one.payload(),
        one.attempts());
  }

  /**
   * An endpoint as it is to be; what is left out of a change stays.
   *
   * @param kinds codes of kinds; empty for all
   */
  record NewWebhookJson(
      @Nullable String url,
      @Nullable String name,
      @Nullable List<@Nullable String> kinds,
      @Nullable Boolean active) {}

  /**
   * An endpoint.
   *
   * @param kinds empty for all
   * @param gone whether it was stopped since it answered 410
   * @param secret only in the answers that make one
   * @param oldSecretUntil until when the secret before signs, too
   */
  record WebhookJson(
      UUID id,
      String url,
      String name,
      List<String> kinds,
      boolean active,
      boolean gone,
      Instant createdAt,
      @Nullable String secret,
      @Nullable Instant oldSecretUntil) {}

  /**
   * A delivery.
   *
   * @param messageId the header {@code webhook-id}
   * @param failures since it was sent or replayed
   * @param nextAt when it is tried next, where it waits
   * @param attempts the last first; in lists no other than the last
   */
  record DeliveryJson(
      UUID id,
      String messageId,
      String kind,
      Instant happenedAt,
      Status status,
      int failures,
      @Nullable Instant nextAt,
      String payload,
      List<Attempt> attempts) {}
}
