package dev.unbuy.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears webhooks; refuses those that are not signed as they should be. */
final class Listener implements AutoCloseable {

  static final String SECRET = "whsec_bGV0IHVzIHByYWN0aXNlIQ==";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Signature signature = Signature.of(SECRET);
  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  /**
   * What arrived.
   *
   * @param genuine whether it was signed with the secret that is shared
   */
  record Heard(String id, String type, boolean genuine, Instant at, JsonNode data) {}

  private Listener(HttpServer server) {
    this.server = server;
  }

  static Listener start() throws IOException {
    var listener =
        new Listener(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    listener.server.setExecutor(listener.threads);
    listener.server.createContext("/", listener::hear);
    listener.server.start();
    return listener;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var id = exchange.getRequestHeaders().getFirst("webhook-id");
      var timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
      var genuine =
          signature
              .over(id, timestamp, body)
              .equals(exchange.getRequestHeaders().getFirst("webhook-signature"));
      var event = new JsonMapper().readTree(body);
      heard.add(
          new Heard(id, event.path("type").asString(), genuine, Instant.now(), event.path("data")));
      exchange.sendResponseHeaders(genuine ? 200 : 401, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
