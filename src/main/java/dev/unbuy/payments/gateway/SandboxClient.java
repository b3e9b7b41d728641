package dev.unbuy.payments.gateway;

import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Authorized;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Declined;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Paid;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Pending;
import dev.unbuy.payments.gateway.AuthorizationAnswer.UnderReview;
import dev.unbuy.payments.gateway.AuthorizationLook.Phase;
import dev.unbuy.payments.gateway.AuthorizationLook.Seen;
import dev.unbuy.payments.gateway.SandboxHttp.Heard;
import dev.unbuy.payments.gateway.SandboxHttp.Said;
import dev.unbuy.payments.gateway.SandboxHttp.Silence;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A sandbox gateway, spoken with over HTTP. Whatever is not an answer of its business (time-out,
 * connection reset, a status of 500 and above) is {@code Unknown}.
 */
final class SandboxClient implements PaymentGateway {

  private final SandboxHttp http;

  SandboxClient(SandboxHttp http) {
    this.http = http;
  }

  @Override
  public boolean isSandbox() {
    return true;
  }

  @Override
  public boolean capturesInParts() {
    return true;
  }

  @Override
  public AuthorizationAnswer authorize(
      String key, PaymentMethod method, String token, Money amount, int captures) {
    Map<String, Object> body =
        Map.of(
            "amount", amount.minor(),
            "currency", amount.currency(),
            "method", method.name(),
            "token", token,
            "reference", key);
    return switch (http.post("/v1/authorizations", key, body)) {
      case Said said when said.status() == 201 -> authorization(said.body());
      case Said said -> new Declined("rejected-" + key, said.text("code"));
      case Silence silence -> new AuthorizationAnswer.Unknown(silence.why());
    };
  }

  @Override
  public MoveAnswer capture(String key, String authorization, Money amount) {
    return move(key, authorization, "captures", amount);
  }

  @Override
  public MoveAnswer cancelAuthorized(String key, String authorization, Money amount) {
    return move(key, authorization, "voids", amount);
  }

  @Override
  public MoveAnswer refund(String key, String authorization, Money amount) {
    return move(key, authorization, "refunds", amount);
  }

  @Override
  public AuthorizationLook look(String authorization) {
    return switch (http.get("/v1/authorizations/" + authorization)) {
      case Said said when said.status() == 200 -> seen(said.body());
      case Said said -> new AuthorizationLook.Unknown("status " + said.status());
      case Silence silence -> new AuthorizationLook.Unknown(silence.why());
    };
  }

  @Override
  public MovementsAnswer movements(Instant since, @Nullable String cursor, int limit) {
    String after = Objects.requireNonNullElse(cursor, "0");
    Heard heard =
        http.get("/v1/movements?since=%s&after=%s&limit=%d".formatted(since, after, limit));
    return switch (heard) {
      case Said said when said.status() == 200 -> listed(said.body());
      case Said said -> new MovementsAnswer.Unknown("status " + said.status());
      case Silence silence -> new MovementsAnswer.Unknown(silence.why());
    };
  }

  private static AuthorizationAnswer authorization(JsonNode body) {
    String id = body.path("id").asString();
    return switch (body.path("status").asString()) {
      case "AUTHORIZED" -> new Authorized(id, instant(body.path("expiresAt")));
      case "CAPTURED" -> new Paid(id);
      case "REVIEW" -> new UnderReview(id);
      case "PENDING" -> new Pending(id);
      case "DECLINED" -> new Declined(id, body.path("reason").asString("declined"));
      default -> new AuthorizationAnswer.Unknown("unexpected: " + body);
    };
  }

  private MoveAnswer move(String key, String authorization, String what, Money amount) {
    String path = "/v1/authorizations/%s/%s".formatted(authorization, what);
    return switch (http.post(path, key, Map.of("amount", amount.minor()))) {
      case Said said when said.status() == 201 -> moved(said);
      case Said said -> new MoveAnswer.Refused(said.text("code"), said.text("detail"));
      case Silence silence -> new MoveAnswer.Unknown(silence.why());
    };
  }

  private static MoveAnswer moved(Said said) {
    return said.text("status").equals("PENDING")
        ? new MoveAnswer.Accepted(said.text("id"))
        : new MoveAnswer.Done(said.text("id"));
  }

  private static Seen seen(JsonNode body) {
    Phase phase =
        switch (body.path("status").asString()) {
          case "REVIEW", "PENDING" -> Phase.OPEN;
          case "AUTHORIZED" -> Phase.HELD;
          default -> Phase.CLOSED;
        };
    return new Seen(
        phase,
        body.path("amount").asLong(),
        body.path("captured").asLong(),
        body.path("voided").asLong(),
        body.path("refunded").asLong(),
        instant(body.path("expiresAt")));
  }

  private static MovementsAnswer listed(JsonNode body) {
    JsonNode next = body.path("next");
    return new MovementsAnswer.Listed(
        body.path("items")
            .valueStream()
            .map(movement -> movement(movement.path("operation")))
            .toList(),
        next.isNumber() ? next.asString() : null);
  }

  private static GatewayMovement movement(JsonNode operation) {
    JsonNode reason = operation.path("reason");
    return new GatewayMovement(
        operation.path("id").asString(),
        operation.path("idempotencyKey").asString(),
        operation.path("authorizationId").asString(),
        GatewayMovement.Kind.valueOf(operation.path("kind").asString()),
        GatewayMovement.Status.valueOf(operation.path("status").asString()),
        new Money(operation.path("amount").asLong(), operation.path("currency").asString()),
        Instant.parse(operation.path("changedAt").asString()),
        reason.isString() ? reason.asString() : null);
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isString() ? Instant.parse(node.asString()) : null;
  }
}
