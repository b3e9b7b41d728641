package dev.unbuy.payments.gateway.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.unbuy.payments.gateway.stripe.StripeBusiness.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks with callers as Stripe's API does: forms in, JSON out, idempotency keys whose first answer
 * is repeated, be it an error, and whose parameters must not change; and can go wrong.
 */
final class StripeStandIn implements AutoCloseable {

  static final String KEY = "sk_test_standin";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final StripeBusiness business = new StripeBusiness();
  private final JsonMapper json = new JsonMapper();
  private final Map<String, Kept> kept = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  /** How a call goes wrong. */
  enum Fault {
    /** Takes effect; the answer is an error of Stripe's own, and stays it under that key. */
    ERROR_AFTER,
    /** Takes effect, and the connection breaks. */
    RESET,
    /** Says that the first try under that key is still under way. */
    CONFLICT,
    /** Has had too many calls. */
    TOO_MANY
  }

  private record Kept(String parameters, Said said) {}

  private StripeStandIn(HttpServer server) {
    this.server = server;
  }

  static StripeStandIn start() throws IOException {
    StripeStandIn started =
        new StripeStandIn(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    started.server.setExecutor(started.threads);
    started.server.createContext("/", started::handle);
    started.server.start();
    return started;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  StripeBusiness business() {
    return business;
  }

  /** Lets the next calls that change something go wrong, one each. */
  synchronized void plan(Fault... planned) {
    faults.addAll(Arrays.asList(planned));
  }

  /** What Stripe may do after a day. */
  synchronized void forgetKeys() {
    kept.clear();
  }

  /** Methods and paths of all calls so far. */
  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Optional<Said> said = answer(exchange, body);
      if (said.isPresent()) {
        byte[] bytes = json.writeValueAsBytes(said.get().body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_standin");
        exchange.sendResponseHeaders(said.get().status(), bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private synchronized Optional<Said> answer(HttpExchange exchange, String body) {
    String path = exchange.getRequestURI().getPath();
    calls.add(exchange.getRequestMethod() + " " + path);
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Optional.of(StripeBusiness.error(401, "invalid_request_error", "", "Invalid key"));
    }
    if (exchange.getRequestMethod().equals("GET")) {
      String query = exchange.getRequestURI().getRawQuery();
      return Optional.of(business.get(path, form(query == null ? "" : query)));
    }
    return post(path, body, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
  }

  private Optional<Said> post(String path, String body, String key) {
    Fault fault = faults.isEmpty() ? null : faults.removeFirst();
    if (fault == Fault.CONFLICT) {
      return Optional.of(
          StripeBusiness.error(409, "idempotency_error", "idempotency_key_in_use", "under way"));
    }
    if (fault == Fault.TOO_MANY) {
      return Optional.of(
          StripeBusiness.error(429, "invalid_request_error", "rate_limit", "too many"));
    }
    Said said = first(path, body, key);
    if (fault == Fault.ERROR_AFTER) {
      Said broken = StripeBusiness.error(500, "api_error", "", "something went wrong");
      kept.put(key, new Kept(path + "?" + body, broken));
      return Optional.of(broken);
    }
    return fault == Fault.RESET ? Optional.empty() : Optional.of(said);
  }

  private Said first(String path, String body, String key) {
    Kept before = kept.get(key);
    if (before == null) {
      Said said = business.post(path, form(body));
      kept.put(key, new Kept(path + "?" + body, said));
      return said;
    }
    return before.parameters().equals(path + "?" + body)
        ? before.said()
        : StripeBusiness.error(400, "idempotency_error", "", "other parameters");
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
