package dev.unbuy.payments.gateway;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.payments.gateway.GatewayNotice.Kind;
import dev.unbuy.payments.gateway.WebhookReading.Forged;
import dev.unbuy.payments.gateway.WebhookReading.Genuine;
import dev.unbuy.payments.gateway.WebhookReading.Told;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a sandbox gateway tells, signed as Standard Webhooks has it. */
final class SandboxWebhooks implements GatewayWebhooks {

  private final WebhookVerifier verifier;
  private final JsonMapper json;
  private final InstantSource clock;

  SandboxWebhooks(String secret, JsonMapper json, InstantSource clock) {
    this.verifier = new WebhookVerifier(secret, clock);
    this.json = json;
    this.clock = clock;
  }

  @Override
  public WebhookReading read(Map<String, String> headers, byte[] body) {
    String id = headers.getOrDefault("webhook-id", "");
    String timestamp = headers.getOrDefault("webhook-timestamp", "");
    String signature = headers.getOrDefault("webhook-signature", "");
    if (id.isEmpty() || !verifier.isGenuine(id, timestamp, signature, body)) {
      return new Forged("its signature or its time is wrong");
    }
    return new Genuine(notice(body).map(notice -> List.of(new Told(id, notice))).orElse(List.of()));
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
      boolean chargeback = kind.get().isAboutChargeback();
      boolean own =
          chargeback || kind.get() == Kind.REFUND_SUCCEEDED || kind.get() == Kind.REFUND_FAILED;
      return Optional.of(
          new GatewayNotice(
              clock.instant(),
              subject.get(),
              kind.get(),
              data.path(own ? "operationId" : "authorizationId").asString(""),
              text(data, "reason").orElse(null),
              text(data, "expiresAt").map(Instant::parse).orElse(null),
              chargeback ? money(data) : null));
    } catch (JacksonException | DateTimeException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Money money(JsonNode data) {
    return new Money(data.path("amount").asLong(0), data.path("currency").asString(""));
  }

  private static Optional<String> text(JsonNode data, String field) {
    return data.path(field).isString()
        ? Optional.of(data.path(field).asString())
        : Optional.empty();
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
      case "chargeback.opened" -> Optional.of(Kind.CHARGEBACK_OPENED);
      case "chargeback.taken" -> Optional.of(Kind.CHARGEBACK_TAKEN);
      case "chargeback.returned" -> Optional.of(Kind.CHARGEBACK_RETURNED);
      case "chargeback.won" -> Optional.of(Kind.CHARGEBACK_WON);
      case "chargeback.lost" -> Optional.of(Kind.CHARGEBACK_LOST);
      default -> Optional.empty();
    };
  }
}
