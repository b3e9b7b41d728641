package dev.unbuy.payments.gateway;

import dev.unbuy.kernel.Ids;
import dev.unbuy.payments.gateway.GatewayNotice.Kind;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears what the gateway tells by itself: verified, each notice taken once, then published. */
@RestController
class GatewayWebhookController {

  private static final String TAKE =
      """
      INSERT INTO payments.gateway_notices (id, type, received_at) VALUES (?, ?, ?)
      ON CONFLICT DO NOTHING RETURNING id\
      """;

  private final WebhookVerifier verifier;
  private final Transactions transactions;
  private final Outbox outbox;
  private final JsonMapper json;
  private final InstantSource clock;

  GatewayWebhookController(
      WebhookVerifier verifier,
      Transactions transactions,
      Outbox outbox,
      JsonMapper json,
      InstantSource clock) {
    this.verifier = verifier;
    this.transactions = transactions;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  @PostMapping("/webhooks/gateway")
  ResponseEntity<Void> take(
      @RequestHeader(name = "webhook-id", defaultValue = "") String id,
      @RequestHeader(name = "webhook-timestamp", defaultValue = "") String timestamp,
      @RequestHeader(name = "webhook-signature", defaultValue = "") String signature,
      @RequestBody(required = false) byte[] body) {
    byte[] content = body == null ? new byte[0] : body;
    if (id.isEmpty() || !verifier.isGenuine(id, timestamp, signature, content)) {
      return ResponseEntity.status(401).build();
    }
    notice(content).ifPresent(notice -> publish(id, notice));
    return ResponseEntity.ok().build();
  }

  private void publish(String id, GatewayNotice notice) {
    transactions.execute(
        work ->
            work.ask(
                    Query.of(
                        TAKE, row -> row.getString(1), id, notice.kind().name(), clock.instant()))
                .first()
                .ifPresent(first -> outbox.publish(work, notice)));
  }

  private Optional<GatewayNotice> notice(byte[] body) {
    try {
      JsonNode event = json.readTree(body);
      JsonNode data = event.path("data");
      Optional<Kind> kind = kind(event.path("type").asString(""));
      Optional<UUID> subject = Ids.parse(data.path("idempotencyKey").asString(""));
      if (kind.isEmpty() || subject.isEmpty()) {
        return Optional.empty();
      }
      boolean refund = kind.get() == Kind.REFUND_SUCCEEDED || kind.get() == Kind.REFUND_FAILED;
      return Optional.of(
          new GatewayNotice(
              clock.instant(),
              subject.get(),
              kind.get(),
              data.path(refund ? "operationId" : "authorizationId").asString(""),
              data.path("reason").isString() ? data.path("reason").asString() : null));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** Of captures and voids nobody has to hear: their answers were final. */
  private static Optional<Kind> kind(String type) {
    return switch (type) {
      case "authorization.succeeded" -> Optional.of(Kind.AUTHORIZED);
      case "payment.succeeded" -> Optional.of(Kind.PAID);
      case "authorization.declined", "payment.declined" -> Optional.of(Kind.DECLINED);
      case "authorization.expired", "payment.expired" -> Optional.of(Kind.EXPIRED);
      case "refund.succeeded" -> Optional.of(Kind.REFUND_SUCCEEDED);
      case "refund.failed" -> Optional.of(Kind.REFUND_FAILED);
      default -> Optional.empty();
    };
  }
}
