package dev.unbuy.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system: an HTTP server that keeps what it is sent and answers what it is told to. */
final class Receiver implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int answer;

  Receiver(int first) {
    answer = first;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> headers =
              exchange.getRequestHeaders().entrySet().stream()
                  .collect(
                      Collectors.toMap(
                          one -> one.getKey().toLowerCase(Locale.ROOT),
                          one -> one.getValue().getFirst()));
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          received.add(new Received(exchange.getRequestURI().toString(), headers, body));
          byte[] words = "so it is".getBytes(UTF_8);
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(answer, 0);
          exchange.getResponseBody().write(words);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/in?x=1".formatted(server.getAddress().getPort());
  }

  void answers(int status) {
    answer = status;
  }

  List<Received> received() {
    return received;
  }

  List<Received> received(String kind) {
    return received.stream().filter(one -> one.kind().equals(kind)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  record Received(String path, Map<String, String> headers, String body) {

    String kind() {
      return json().path("type").asString("");
    }

    JsonNode data() {
      return json().path("data");
    }

    String id() {
      return headers.getOrDefault("webhook-id", "");
    }

    /** Whether it was signed with this secret, as a receiver finds out. */
    boolean isBy(String secret) {
      String at = headers.getOrDefault("webhook-timestamp", "0");
      String expected =
          Signature.of(List.of(secret), id(), Instant.ofEpochSecond(Long.parseLong(at)), body);
      return List.of(headers.getOrDefault("webhook-signature", "").split(" ")).contains(expected);
    }

    private JsonNode json() {
      return JSON.readTree(body);
    }
  }
}
