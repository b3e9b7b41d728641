package dev.unbuy.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a client sends: never a 5xx, never a stack trace, and every refusal is a problem by RFC
 * 9457. What to send is read off the OpenAPI document, so that a new call is tried from its first
 * day.
 */
@UnbuyTest
class BadInputIT {

  /** As JSON values: wrong types, bounds, encodings, sizes. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"💥\"",
          "\"%s\"".formatted("x".repeat(20_000)),
          "\"'; DROP TABLE orders.orders; --\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "-1",
          "0",
          "1.5",
          "1e400",
          "2147483648",
          "9223372036854775808",
          "true",
          "[]",
          "{}",
          "[null]",
          "[{}]",
          "[[[[[[[[[[]]]]]]]]]]");

  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "\"text\"",
          "{\"a\":1,\"a\":2}",
          "{\"unknown\":true}",
          "\u0000",
          "[".repeat(5_000));

  private static final List<String> QUERIES =
      List.of(
          "", " ", "-1", "0", "99999999999999999999", "1.5", "\0", "💥", "null", "x".repeat(3_000));

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  private final Map<String, Api> people = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int sent;

  @BeforeEach
  void everyRole() {
    people.put("seller", Api.at(port).with(marketplace.seller(marketplace.shop()).token()));
    people.put("admin", Api.at(port).with(marketplace.person(Role.OPERATOR, Role.AGENT).token()));
    people.put("buyer", Api.at(port).with(marketplace.person(Role.BUYER).token()));
  }

  @Test
  void isNamedAndNeverBreaksAnything() {
    JsonNode document = Api.at(port).get("/v3/api-docs").body(200);
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        call ->
                            tryCall(
                                document,
                                path.getKey(),
                                call.getKey().toUpperCase(Locale.ROOT),
                                call.getValue())));

    assertThat(wrong).isEmpty();
    assertThat(sent).isGreaterThan(1_000);
  }

  private void tryCall(JsonNode document, String path, String method, JsonNode call) {
    if (!path.startsWith("/api/")
        || path.endsWith("/tokens")
        || path.endsWith("/accounts")
        || path.endsWith("/password")) {
      return; // the gateway's own, or limited by address and shared with every other test
    }
    String known = path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    for (String id : List.of("nonsense", "-1", "%00", "%F0%9F%92%A5", "x".repeat(300))) {
      send(path, method, path.replaceAll("\\{[^}]+}", id), "{}");
    }
    for (JsonNode parameter : call.path("parameters")) {
      if (parameter.path("in").asString().equals("query")) {
        for (String value : QUERIES) {
          String query =
              "?%s=%s"
                  .formatted(
                      parameter.path("name").asString(),
                      URLEncoder.encode(value, StandardCharsets.UTF_8));
          send(path, method, known + query, null);
        }
      }
    }
    if (call.has("requestBody")) {
      BODIES.forEach(body -> send(path, method, known, body));
      fields(document, call).forEach(field -> tryField(path, method, known, field));
    }
  }

  private void tryField(String path, String method, String known, String field) {
    Half.of(VALUES, method + path + field)
        .forEach(value -> send(path, method, known, "{\"%s\":%s}".formatted(field, value)));
  }

  private static List<String> fields(JsonNode document, JsonNode call) {
    List<String> fields = new ArrayList<>();
    JsonNode schema =
        call.path("requestBody").path("content").path("application/json").path("schema");
    String reference = schema.path("$ref").asString("");
    JsonNode shape = reference.isEmpty() ? schema : document.at(reference.substring(1));
    shape.path("properties").properties().forEach(one -> fields.add(one.getKey()));
    return fields;
  }

  private void send(String path, String method, String target, @Nullable String body) {
    boolean bodied = !method.equals("GET") && !method.equals("DELETE");
    Api.Answer answer = actorFor(path).send(method, target, bodied ? body : null, null);
    sent++;
    String text = answer.response().body();
    boolean refused = answer.status() >= 400;
    boolean problem =
        answer.response().headers().firstValue("Content-Type").orElse("").contains("problem+json")
            && answer.body().has("type")
            && answer.body().has("status");
    if (Broken.is(answer.response())
        || refused && !problem && !isOfTheServer(target, answer.status())) {
      wrong.add(
          "%s %s with %s: %d %s"
              .formatted(
                  method, shortened(target), shortened(body), answer.status(), shortened(text)));
    }
  }

  /** Paths that no HTTP server takes never reach the application. */
  private static boolean isOfTheServer(String target, int status) {
    return status == 400 && target.contains("%00");
  }

  private Api actorFor(String path) {
    String role = path.contains("/seller") ? "seller" : path.contains("/admin") ? "admin" : "buyer";
    return Objects.requireNonNull(people.get(role));
  }

  private static String shortened(@Nullable String text) {
    return text == null ? "nothing" : text.length() < 120 ? text : text.substring(0, 120) + "…";
  }
}
