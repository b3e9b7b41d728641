package dev.unbuy.payments.gateway.adyen;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.unbuy.payments.gateway.adyen.AdyenBusiness.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks with callers as Adyen's Checkout API does: JSON in and out, an API key, idempotency keys
 * whose first answer is repeated; and can go wrong.
 */
final class AdyenStandIn implements AutoCloseable {

  static final String KEY = "AQE_standin";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AdyenBusiness business = new AdyenBusiness();
  private final JsonMapper json = new JsonMapper();
  private final Map<String, Said> kept = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  /** How a call goes wrong. */
  enum Fault {
    /** Takes effect, and the answer is an error of Adyen's own. */
    ERROR_AFTER,
    /** Does not take effect, and the answer is an error of Adyen's own. */
    ERROR_BEFORE,
    /** Takes effect, and the connection breaks. */
    RESET,
    /** Says that the first try under that key is still under way. */
    UNDER_WAY,
    /** Has had too many calls. */
    TOO_MANY
  }

  private AdyenStandIn(HttpServer server) {
    this.server = server;
  }

  static AdyenStandIn start() throws IOException {
    AdyenStandIn started =
        new AdyenStandIn(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    started.server.setExecutor(started.threads);
    started.server.createContext("/", started::handle);
    started.server.start();
    return started;
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d/v72".formatted(server.getAddress().getPort()));
  }

  AdyenBusiness business() {
    return business;
  }

  /** Lets the next calls go wrong, one each. */
  synchronized void plan(Fault... planned) {
    faults.addAll(Arrays.asList(planned));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Optional<Said> said = answer(exchange, body);
      if (said.isPresent()) {
        byte[] bytes = json.writeValueAsBytes(said.get().body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(said.get().status(), bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private synchronized Optional<Said> answer(HttpExchange exchange, String body) {
    if (!KEY.equals(exchange.getRequestHeaders().getFirst("x-API-key"))) {
      return Optional.of(AdyenBusiness.error(401, "000", "HTTP Status Response - Unauthorized"));
    }
    Fault fault = faults.isEmpty() ? null : faults.removeFirst();
    if (fault == Fault.TOO_MANY) {
      return Optional.of(AdyenBusiness.error(429, "000", "too many"));
    }
    if (fault == Fault.UNDER_WAY) {
      return Optional.of(AdyenBusiness.error(422, "704", "request already in progress"));
    }
    if (fault == Fault.ERROR_BEFORE) {
      return Optional.of(AdyenBusiness.error(500, "905", "internal error"));
    }
    Said said = first(exchange, body);
    return switch (fault) {
      case RESET -> Optional.empty();
      case ERROR_AFTER -> Optional.of(AdyenBusiness.error(500, "905", "internal error"));
      case null, default -> Optional.of(said);
    };
  }

  private Said first(HttpExchange exchange, String body) {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    Said before = kept.get(key);
    if (before != null) {
      return before;
    }
    JsonNode request = json.readTree(body);
    Said said = business.post(exchange.getRequestURI().getPath(), request);
    kept.put(key, said);
    return said;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
