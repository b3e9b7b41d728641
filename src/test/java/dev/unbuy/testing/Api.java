package dev.unbuy.testing;

import dev.unbuy.accounts.Sessions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Speaks with the API as an outsider would: over HTTP, as one person or as nobody. */
public final class Api {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String base;
  private final @Nullable String token;

  private Api(String base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /** Nobody, at this port. */
  public static Api at(int port) {
    return new Api("http://127.0.0.1:" + port, null);
  }

  /** The same, with a token. */
  public Api with(String bearer) {
    return new Api(base, bearer);
  }

  /** Reads. */
  public Answer get(String path) {
    return send("GET", path, null, null);
  }

  /** Changes, under a new key. */
  public Answer post(String path, Object body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  /** Changes, under this key. */
  public Answer post(String path, @Nullable Object body, @Nullable String key) {
    return send("POST", path, body == null ? null : JSON.writeValueAsString(body), key);
  }

  /** Sends anything, with a body made of this. */
  public Answer send(String method, String path, Object body) {
    return send(method, path, JSON.writeValueAsString(body), null);
  }

  /** Changes what was seen in a version. */
  public Answer patch(String path, Object body, String ifMatch) {
    return send(
        request(path)
            .header("If-Match", ifMatch)
            .method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** The status of a page for who has this session, or for nobody; forms carry the right token. */
  public int page(String method, String path, @Nullable String session, String fields) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-XSRF-TOKEN", "token")
            .header(
                "Cookie",
                "XSRF-TOKEN=token"
                    + (session == null ? "" : "; " + Sessions.COOKIE + "=" + session))
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(fields));
    return send(request).status();
  }

  /** Sends anything. */
  public Answer send(
      String method, String path, @Nullable String body, @Nullable String idempotencyKey) {
    HttpRequest.Builder request =
        request(path)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {

    /** The status. */
    public int status() {
      return response.statusCode();
    }

    /** The body as JSON. */
    public JsonNode body() {
      return response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
    }

    /** The body when the status is this one. */
    public JsonNode body(int expected) {
      if (status() != expected) {
        throw new AssertionError(
            "expected %d, but it was %d: %s".formatted(expected, status(), response.body()));
      }
      return body();
    }
  }
}
