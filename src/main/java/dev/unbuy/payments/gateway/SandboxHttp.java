package dev.unbuy.payments.gateway;

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

/** Sends requests to a sandbox gateway, and tells what it said from silence. */
final class SandboxHttp {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final URI base;
  private final String apiKey;
  private final JsonMapper json;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  SandboxHttp(GatewaySettings settings, JsonMapper json) {
    this.base = settings.url();
    this.apiKey = settings.apiKey();
    this.json = json;
  }

  /** What came back. */
  sealed interface Heard {}

  /** An answer of its business. */
  record Said(int status, JsonNode body) implements Heard {
    String text(String field) {
      return body.path(field).asString("");
    }
  }

  /** Nothing that tells whether it happened. */
  record Silence(String why) implements Heard {}

  Heard get(String path) {
    return send(request(path).GET());
  }

  Heard post(String path, String key, Map<String, Object> body) {
    return send(
        request(path)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + apiKey);
  }

  private Heard send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return isNoAnswer(response.statusCode())
          ? new Silence("status " + response.statusCode())
          : new Said(response.statusCode(), json.readTree(response.body()));
    } catch (IOException | JacksonException failure) {
      return new Silence(failure.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Silence("interrupted");
    }
  }

  /** A failure, a limit, or a key that is wrong says nothing of what was asked for. */
  private static boolean isNoAnswer(int status) {
    return status >= 500 || status == 429 || status == 401 || status == 403;
  }
}
