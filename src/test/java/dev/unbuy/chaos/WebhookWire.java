package dev.unbuy.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What lies between the gateway and the application: carries each webhook on as it is, and now and
 * then one that was carried before once more, with its old signature.
 */
final class WebhookWire implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int REMEMBERED = 300;
  private static final double REPEATED = 0.1;
  private static final List<String> HEADERS =
      List.of("webhook-id", "webhook-timestamp", "webhook-signature", "content-type");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI application;
  private final SplittableRandom random;
  private final List<HttpRequest> carried = new ArrayList<>();
  private final AtomicInteger repeated = new AtomicInteger();
  private volatile boolean calm;

  private WebhookWire(HttpServer server, URI application, long seed) {
    this.server = server;
    this.application = application;
    this.random = new SplittableRandom(seed);
  }

  static WebhookWire to(URI application, long seed) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    WebhookWire wire = new WebhookWire(server, application, seed);
    server.setExecutor(wire.threads);
    server.createContext("/", wire::carry);
    server.start();
    return wire;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/gateway");
  }

  /** How many old webhooks were sent once more. */
  int repeated() {
    return repeated.get();
  }

  /** Repeats nothing from now on. */
  void calm() {
    calm = true;
  }

  private void carry(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(application)
              .timeout(PATIENCE)
              .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      for (String header : HEADERS) {
        String value = exchange.getRequestHeaders().getFirst(header);
        if (value != null) {
          request.header(header, value);
        }
      }
      HttpRequest again = remember(request.build());
      exchange.sendResponseHeaders(send(request.build()), -1);
      if (again != null && send(again) / 100 == 2) {
        repeated.incrementAndGet();
      }
    }
  }

  /** Remembers one, and chooses an older one to be repeated, or none. */
  private synchronized @Nullable HttpRequest remember(HttpRequest request) {
    if (carried.size() < REMEMBERED) {
      carried.add(request);
    } else {
      carried.set(random.nextInt(REMEMBERED), request);
    }
    return !calm && random.nextDouble() < REPEATED
        ? carried.get(random.nextInt(carried.size()))
        : null;
  }

  private int send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 502;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 502;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.shutdownNow();
  }
}
