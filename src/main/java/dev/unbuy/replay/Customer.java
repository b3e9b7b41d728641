package dev.unbuy.replay;

import dev.unbuy.replay.Result.Unexpected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the API with a token of theirs. */
final class Customer {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 100;
  private static final int SHOWN = 160;

  private final HttpClient http;
  private final URI base;
  private final String token;

  Customer(HttpClient http, URI base, String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  JsonNode get(String path) {
    return send("GET", path, null, 200);
  }

  JsonNode post(String path, Object body, int expected) {
    return send("POST", path, JSON.writeValueAsString(body), expected);
  }

  JsonNode put(String path, Object body) {
    return send("PUT", path, JSON.writeValueAsString(body), 200);
  }

  /** An order by the number that the benchmark gives it. */
  JsonNode order(String number) {
    String wanted = number.replace("#", "");
    String query = URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    for (JsonNode one : get("/api/v1/orders?q=" + query).path("items")) {
      if (one.path("number").asString("").equals(wanted)) {
        return get("/api/v1/orders/" + one.path("id").asString(""));
      }
    }
    throw new Unexpected("no order " + wanted);
  }

  /** Looks again until it is so, or for as long as one may wait. */
  JsonNode awaited(String path, Predicate<JsonNode> isSo) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    JsonNode last = get(path);
    while (!isSo.test(last) && System.nanoTime() < until) {
      pause();
      last = get(path);
    }
    return last;
  }

  /** What is left of each variant of these listings, by id. */
  Map<String, Long> stock(Iterable<String> listings) {
    Map<String, Long> left = new TreeMap<>();
    for (String listing : listings) {
      for (JsonNode variant : get("/api/v1/listings/" + listing).path("variants")) {
        left.put(variant.path("id").asString(""), variant.path("available").asLong());
      }
    }
    return left;
  }

  /** A listing's variant by its name. */
  String variant(String listing, String name) {
    for (JsonNode variant : get("/api/v1/listings/" + listing).path("variants")) {
      if (variant.path("name").asString("").equals(name)) {
        return variant.path("id").asString("");
      }
    }
    throw new Unexpected("no variant " + name);
  }

  private JsonNode send(String method, String path, @Nullable String body, int expected) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != expected) {
        String text = answer.body();
        throw new Unexpected(
            "%s %s answers %d: %s"
                .formatted(
                    method,
                    path.replaceAll("[0-9a-f-]{36}", "…"),
                    answer.statusCode(),
                    text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text));
      }
      return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
