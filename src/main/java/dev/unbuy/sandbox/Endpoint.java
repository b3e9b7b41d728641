package dev.unbuy.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP API: reads requests, has them struck by planned faults, writes answers. */
final class Endpoint implements HttpHandler {

  private static final System.Logger LOG = System.getLogger(Endpoint.class.getName());
  private static final int LONGEST_BODY = 16_384;
  private static final int MOST_LISTED = 1_000;
  private static final Duration SLOW = Duration.ofSeconds(3);

  private final Desk desk;
  private final byte[] bearer;
  private final Faults faults = new Faults();

  Endpoint(Desk desk, String apiKey) {
    this.desk = desk;
    this.bearer = ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answer(exchange);
      if (answer.isPresent()) {
        send(exchange, answer.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The answer, or none where the gateway hangs up. */
  private Optional<Answer> answer(HttpExchange exchange) throws IOException, InterruptedException {
    try {
      authenticate(exchange);
      return route(exchange);
    } catch (Rejection rejection) {
      return Optional.of(rejection.answer());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a request failed", e);
      return Optional.of(Rejection.of(500, "internal", "the gateway failed").answer());
    }
  }

  private Optional<Answer> route(HttpExchange exchange) throws IOException, InterruptedException {
    var path = List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
    if (path.size() < 2 || path.size() > 4 || !path.getFirst().equals("v1")) {
      throw Rejection.notFound();
    }
    return switch (exchange.getRequestMethod() + " " + path.get(1)) {
      case "GET authorizations" -> Optional.of(authorization(path));
      case "POST authorizations" -> post(exchange, path);
      case "GET operations" -> Optional.of(list(query(exchange)));
      case "POST faults" -> Optional.of(plan(Fault.parse(body(exchange))));
      case "DELETE faults" -> Optional.of(unplan());
      default -> throw Rejection.notFound();
    };
  }

  private Answer authorization(List<String> path) {
    if (path.size() != 3) {
      throw Rejection.notFound();
    }
    return new Answer(200, Json.text(desk.authorization(path.get(2))));
  }

  private Answer plan(Fault fault) {
    faults.plan(fault);
    return new Answer(201, "{}");
  }

  private Answer unplan() {
    faults.clear();
    return new Answer(200, "{}");
  }

  private Optional<Answer> post(HttpExchange exchange, List<String> path)
      throws IOException, InterruptedException {
    var key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    if (key.filter(Fields::isText).isEmpty()) {
      throw Rejection.of(
          400, "idempotency_key", "Idempotency-Key must be 1 to 200 printable ASCII characters");
    }
    var request = request(path, body(exchange));
    var fault = faults.take(request, key.get());
    var answer =
        fault.isPresent()
            ? struck(fault.get(), key.get(), request)
            : Optional.of(desk.ask(key.get(), request));
    if (request instanceof Request.Authorize authorize && authorize.token() == Token.SLOW) {
      Thread.sleep(SLOW);
    }
    return answer;
  }

  private Optional<Answer> struck(Fault fault, String key, Request request)
      throws InterruptedException {
    return switch (fault.mode()) {
      case ERROR_BEFORE -> Optional.of(failure(503));
      case REFUSE -> Optional.of(desk.refuse(key, request));
      case SLOW -> {
        Thread.sleep(fault.delay());
        yield Optional.of(desk.ask(key, request));
      }
      case ERROR_AFTER -> {
        desk.ask(key, request);
        yield Optional.of(failure(500));
      }
      case RESET -> {
        desk.ask(key, request);
        yield Optional.empty();
      }
      case TIMEOUT_AFTER_EFFECT -> {
        desk.ask(key, request);
        Thread.sleep(fault.delay());
        yield Optional.empty();
      }
    };
  }

  private static Request request(List<String> path, ObjectNode body) {
    var fields = new Fields(body);
    if (path.size() == 2) {
      return new Request.Authorize(
          fields.amount(),
          fields.currency(),
          fields.oneOf("method", TenderMethod.class, Enum::name),
          fields.oneOf("token", Token.class, Token::code),
          fields.text("reference"));
    }
    if (path.size() != 4) {
      throw Rejection.notFound();
    }
    var id = path.get(2);
    return switch (path.get(3)) {
      case "captures" -> new Request.Capture(id, fields.amount());
      case "voids" -> new Request.Release(id, fields.optionalAmount());
      case "refunds" -> new Request.Refund(id, fields.amount());
      case "settle" -> new Request.Settle(id, fields.flag("succeed", true));
      default -> throw Rejection.notFound();
    };
  }

  private Answer list(Map<String, String> query) {
    var operations =
        desk.operations(
            since(query.getOrDefault("since", Instant.EPOCH.toString())),
            Optional.ofNullable(query.get("after")),
            limit(query.getOrDefault("limit", "100")));
    return new Answer(200, Json.text(Map.of("operations", operations)));
  }

  private static Instant since(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw Rejection.field("since", "a UTC time such as 2026-01-31T12:00:00Z");
    }
  }

  private static int limit(String text) {
    if (text.matches("[0-9]{1,4}")) {
      var limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST_LISTED) {
        return limit;
      }
    }
    throw Rejection.field("limit", "a whole number from 1 to " + MOST_LISTED);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var query = new HashMap<String, String>();
    var raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    for (var pair : raw.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Rejection.of(400, "malformed_query", "the query is not well-formed");
    }
  }

  private void authenticate(HttpExchange exchange) {
    var given = exchange.getRequestHeaders().getFirst("Authorization");
    if (given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), bearer)) {
      throw Rejection.of(401, "unauthorized", "Authorization must be Bearer and the API key");
    }
  }

  private static ObjectNode body(HttpExchange exchange) throws IOException {
    var bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (bytes.length > LONGEST_BODY) {
      throw Rejection.of(400, "too_long", "the body is longer than " + LONGEST_BODY + " bytes");
    }
    return Json.request(bytes);
  }

  private static Answer failure(int status) {
    return Rejection.of(status, "sandbox_failure", "a planned fault").answer();
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
