package dev.unbuy.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bad input where everything else is right: one's own order, cart and goods, a body that would be
 * accepted, and in it one value at a time that cannot be. So the value comes as far as it can, to
 * the rules and to the database. Nothing may break, and every refusal is a problem that names what
 * it is.
 */
@UnbuyTest
class BadBodiesIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** As JSON: of another type, out of bounds, not to be encoded, huge, deep. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1.5",
          "1e400",
          "2147483648",
          "-9223372036854775809",
          "9223372036854775807",
          "\"\"",
          "\" \\t\"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udfff text\"",
          "\"💥🇨🇭\"",
          "\"\\u202e\\u200b\"",
          "\"%s\"".formatted("x".repeat(100_000)),
          "\"%s\"".formatted("💥".repeat(1_500)),
          "\"'; DROP TABLE orders.orders; --\"",
          "\"<script>alert(1)</script>\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "\"2026-02-30\"",
          "[]",
          "{}",
          "[null]",
          "[[],{}]",
          "{\"amount\":1}",
          "[".repeat(200) + "]".repeat(200));

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  private final List<String> wrong = new ArrayList<>();
  private OwnThings own;
  private int sent;

  @BeforeEach
  void makeThem() {
    own = new OwnThings(marketplace, port);
  }

  @Test
  void aBodyWithOneBadValueIsRefusedOrTakenAndNeverBreaksAnything() {
    bodies()
        .forEach(
            (call, body) ->
                paths(JSON.readTree(body))
                    .forEach(
                        path -> {
                          for (String value : VALUES) {
                            ask(call, with(body, path, value), "application/json");
                          }
                          ask(call, without(body, path), "application/json");
                        }));

    assertThat(wrong).isEmpty();
    assertThat(sent).isGreaterThan(1_500);
  }

  @Test
  void aBodyOfAnotherKindIsRefused() {
    bodies()
        .forEach(
            (call, body) -> {
              for (String type : List.of("text/plain", "application/xml", "nonsense", "")) {
                ask(call, body, type);
              }
              ask(call, body.substring(0, body.length() - 1), "application/json");
              ask(
                  call,
                  body.replaceFirst("\\{", "{\"reason\":1,\"reason\":2,"),
                  "application/json");
              ask(call, body + body, "application/json");
              ask(call, "\ufeff" + body, "application/json");
            });

    assertThat(wrong).isEmpty();
  }

  @Test
  void aCallThatIsNotThereIsRefusedAsAProblemToo() {
    for (String call :
        List.of(
            "GET /api/v1/nonsense",
            "GET /api/",
            "POST /api/v1/orders/{orders}",
            "DELETE /api/v1/orders",
            "TRACE /api/v1/orders",
            "NONSENSE /api/v1/me",
            "GET /api/v1/orders/%s/%s".formatted("x".repeat(2_000), "y"))) {
      ask(call, "", "application/json");
    }

    assertThat(wrong).isEmpty();
  }

  private Map<String, String> bodies() {
    Map<String, String> bodies = new TreeMap<>();
    String line = own.id("line");
    bodies.put(
        "POST /api/v1/orders/{orders}/cancellations",
        """
        {"reason":"CHANGE_OF_MIND","note":"a note","lines":[{"lineId":"%s","quantity":1}]}\
        """
            .formatted(line));
    bodies.put("POST /api/v1/orders/{orders}/rating", "{\"stars\":5,\"comment\":\"good\"}");
    bodies.put(
        "POST /api/v1/cart/lines",
        "{\"variantId\":\"%s\",\"quantity\":1}".formatted(own.id("variant")));
    bodies.put("PATCH /api/v1/cart/lines/{lines}", "{\"quantity\":1}");
    bodies.put("POST /api/v1/addresses", JSON.writeValueAsString(Marketplace.addressIn("CH")));
    bodies.put(
        "PUT /api/v1/addresses/{addresses}", JSON.writeValueAsString(Marketplace.addressIn("CH")));
    bodies.put(
        "POST /api/v1/checkout/preview", JSON.writeValueAsString(OwnThings.checkout("sandbox-ok")));
    bodies.put(
        "POST /api/v1/checkout", JSON.writeValueAsString(OwnThings.checkout("sandbox-declined")));
    bodies.put("PATCH /api/v1/me", "{\"name\":\"Pat\"}");
    bodies.put(
        "POST /api/v1/seller/orders/{orders}/fulfillments",
        "{\"lines\":[{\"lineId\":\"%s\",\"quantity\":1}]}".formatted(line));
    bodies.put(
        "POST /api/v1/seller/fulfillments/{fulfillments}/ship",
        "{\"carrier\":\"DHL\",\"trackingNumber\":\"00340\"}");
    bodies.put(
        "POST /api/v1/seller/orders/{orders}/cancellations",
        """
        {"reason":"OUT_OF_STOCK","note":"a note","lines":[{"lineId":"%s","quantity":1}]}\
        """
            .formatted(line));
    bodies.put(
        "POST /api/v1/seller/listings",
        """
        {"title":"A mug","description":"of clay","category":"Kitchen","condition":"NEW",
         "variants":[{"name":"blue","attributes":{"color":"blue"},"price":{"amount":1299,"currency":"EUR"},
         "stock":3}]}\
        """);
    bodies.put("PATCH /api/v1/seller/listings/{listings}", "{\"title\":\"A mug\"}");
    bodies.put(
        "PUT /api/v1/seller/variants/{variants}/price", "{\"amount\":1299,\"currency\":\"EUR\"}");
    bodies.put("PUT /api/v1/seller/variants/{variants}/gtin", "{\"gtin\":\"4006381333931\"}");
    bodies.put("PUT /api/v1/seller/variants/{variants}/stock", "{\"onHand\":100000}");
    bodies.put("PUT /api/v1/seller/policy", "{\"acceptsAutomatically\":false,\"returnDays\":30}");
    bodies.put(
        "PUT /api/v1/seller/shipping",
        """
        {"options":[{"country":"*","price":499,"transitMin":1,"transitMax":3}],
         "faster":[{"country":"US","price":1499,"transitMin":1,"transitMax":1}],
         "notShippedTo":[{"country":"DE","postalPrefix":"27498"}]}\
        """);
    bodies.put(
        "POST /api/v1/cancellations/{cancellations}/contest", "{\"statement\":\"It was not me\"}");
    bodies.put("POST /api/v1/cancellations/{cancellations}/notes", "{\"text\":\"Hello\"}");
    bodies.put(
        "POST /api/v1/cancellations/{cancellations}/reason",
        "{\"reason\":\"OTHER\",\"note\":\"a note\"}");
    bodies.put("POST /api/v1/seller/cancellations/{cancellations}/notes", "{\"text\":\"Hello\"}");
    bodies.put(
        "POST /api/v1/admin/unserved-areas",
        """
        {"country":"CH","postalPrefix":"7999","since":"2026-01-01T00:00:00Z",
         "until":"2026-02-01T00:00:00Z","source":"a notice"}\
        """);
    bodies.put(
        "POST /api/v1/admin/refunds/{refunds}/resolutions",
        "{\"partId\":\"%s\",\"decision\":\"TRY_AGAIN\",\"note\":\"a note\"}"
            .formatted(own.id("part")));
    bodies.put(
        "POST /api/v1/admin/policies",
        """
        {"note":"a test","numbers":{"gracePeriod":"PT2H","commissionBasisPoints":900,
         "standardCancellationRate":0.02,"addedTaxBasisPoints":{"US":700},
         "money":{"atExpiry":"CAPTURE"}}}\
        """);
    bodies.put(
        "POST /api/v1/admin/policy-simulations",
        """
        {"policy":{"gracePeriod":"PT2H"},"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z"}\
        """);
    bodies.put(
        "PUT /api/v1/admin/reasons/OTHER",
        """
        {"giver":"BUYER","group":"OTHER","position":110,"evidence":"NOTHING","found":"NOBODY",
         "otherwise":"NOBODY","remedies":[],"noteRequired":true,"words":{"en":"Something else"}}\
        """);
    bodies.put(
        "PUT /api/v1/admin/reason-groups/PRESENTS",
        "{\"position\":70,\"words\":{\"en\":\"Presents\"}}");
    return bodies;
  }

  private void ask(String call, String body, String type) {
    String method = call.substring(0, call.indexOf(' '));
    String path = own.filled(call.substring(call.indexOf(' ') + 1));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + own.token(path))
            .method(method, BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    HttpResponse<String> answer = send(request.build());
    boolean problem =
        answer.headers().firstValue("Content-Type").orElse("").contains("application/problem+json")
            && List.of("type", "title", "status", "detail").stream()
                .allMatch(JSON.readTree(answer.body())::has);
    if (Broken.is(answer) || answer.statusCode() >= 400 && !problem) {
      note(call, body + " as " + type, answer);
    }
  }

  private void note(String call, String what, HttpResponse<String> answer) {
    wrong.add(
        "%s with %s: %d %s"
            .formatted(call, shortened(what), answer.statusCode(), shortened(answer.body())));
  }

  private HttpResponse<String> send(HttpRequest request) {
    sent++;
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Where in a body a value stands, however deep. */
  private static List<String> paths(JsonNode body) {
    List<String> paths = new ArrayList<>();
    if (body instanceof ObjectNode object) {
      object.properties().forEach(one -> add(paths, one.getKey(), one.getValue()));
    }
    if (body instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        add(paths, String.valueOf(i), array.get(i));
      }
    }
    return paths;
  }

  private static void add(List<String> paths, String name, JsonNode value) {
    paths.add("/" + name);
    paths(value).forEach(path -> paths.add("/" + name + path));
  }

  private static String with(String body, String path, String value) {
    String marker = "marker-" + UUID.randomUUID();
    JsonNode changed = JSON.readTree(body);
    int last = path.lastIndexOf('/');
    JsonNode parent = changed.at(path.substring(0, last));
    String name = path.substring(last + 1);
    if (parent instanceof ObjectNode object) {
      object.put(name, marker);
    } else if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), marker);
    }
    return JSON.writeValueAsString(changed).replace("\"" + marker + "\"", value);
  }

  private static String without(String body, String path) {
    JsonNode changed = JSON.readTree(body);
    int last = path.lastIndexOf('/');
    if (changed.at(path.substring(0, last)) instanceof ObjectNode object) {
      object.remove(path.substring(last + 1));
    }
    return JSON.writeValueAsString(changed);
  }

  private static String shortened(String text) {
    return text.length() < 160 ? text : text.substring(0, 160) + "…";
  }
}
