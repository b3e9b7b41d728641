package dev.unbuy.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Speaks HTTP: reads requests, has them routed, writes answers or hangs up. */
final class Endpoint implements HttpHandler {

  private static final System.Logger LOG = System.getLogger(Endpoint.class.getName());
  private static final int LONGEST_BODY = 16_384;

  private final Routes routes;
  private final byte[] bearer;

  Endpoint(Routes routes, String apiKey) {
    this.routes = routes;
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
      return routes.route(
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              body(exchange)));
    } catch (Rejection rejection) {
      return Optional.of(rejection.answer());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a request failed", e);
      return Optional.of(Rejection.of(500, "internal", "the gateway failed").answer());
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

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
