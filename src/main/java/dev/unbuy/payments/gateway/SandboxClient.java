package dev.unbuy.payments.gateway;

import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Authorized;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Declined;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Paid;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Pending;
import dev.unbuy.payments.gateway.AuthorizationAnswer.UnderReview;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks with a sandbox gateway over HTTP. Whatever is not an answer of its business (time-out,
 * connection reset, a status of 500 and above) is {@code Unknown}.
 */
final class SandboxClient implements PaymentGateway {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final URI base;
  private final String apiKey;
  private final JsonMapper json;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  SandboxClient(URI base, String apiKey, JsonMapper json) {
    this.base = base;
    this.apiKey = apiKey;
    this.json = json;
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
    return switch (post("/v1/authorizations", key, body)) {
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

  private static AuthorizationAnswer authorization(JsonNode body) {
    String id = body.path("id").asString();
    return switch (body.path("status").asString()) {
      case "AUTHORIZED" -> new Authorized(id, null);
      case "CAPTURED" -> new Paid(id);
      case "REVIEW" -> new UnderReview(id);
      case "PENDING" -> new Pending(id);
      case "DECLINED" -> new Declined(id, body.path("reason").asString("declined"));
      default -> new AuthorizationAnswer.Unknown("unexpected: " + body);
    };
  }

  private MoveAnswer move(String key, String authorization, String what, Money amount) {
    String path = "/v1/authorizations/%s/%s".formatted(authorization, what);
    return switch (post(path, key, Map.of("amount", amount.minor()))) {
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

  private Heard post(String path, String key, Map<String, Object> body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + apiKey)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() >= 500 || response.statusCode() == 429
          ? new Silence("status " + response.statusCode())
          : new Said(response.statusCode(), json.readTree(response.body()));
    } catch (IOException | JacksonException failure) {
      return new Silence(failure.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Silence("interrupted");
    }
  }

  private sealed interface Heard {}

  private record Said(int status, JsonNode body) implements Heard {
    String text(String field) {
      return body.path(field).asString("");
    }
  }

  private record Silence(String why) implements Heard {}
}
