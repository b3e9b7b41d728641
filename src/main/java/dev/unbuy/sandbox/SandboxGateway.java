package dev.unbuy.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A running gateway; it listens at the loopback address until it is closed. */
public final class SandboxGateway implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Clock clock;
  private final Faults faults = new Faults();
  private final Desk desk;
  private final AtomicReference<@Nullable Webhooks> webhooks = new AtomicReference<>();

  private SandboxGateway(HttpServer server, SandboxSettings settings) throws IOException {
    this.server = server;
    this.clock = settings.clock();
    this.desk = new Desk(settings, faults, this::tell);
  }

  /**
   * Starts a gateway that knows what its folder's journal says.
   *
   * @throws IOException when the port is taken, or the folder is in use or damaged
   */
  public static SandboxGateway start(SandboxSettings settings) throws IOException {
    var server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
    try {
      var gateway = new SandboxGateway(server, settings);
      gateway.serve(settings);
      return gateway;
    } catch (IOException | RuntimeException e) {
      server.stop(0);
      throw e;
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Tells changes to that URL from now on, beginning with those that nobody was told yet. */
  public void tellTo(SandboxSettings.Webhook to) {
    var before = webhooks.getAndSet(new Webhooks(to, clock, desk::told));
    if (before != null) {
      before.close();
    }
    desk.untold().forEach(this::tell);
  }

  /**
   * Stops at once; requests without an answer may or may not have taken effect.
   *
   * @throws IOException when the journal could not be closed
   */
  @Override
  public void close() throws IOException {
    server.stop(0);
    threads.shutdownNow();
    var telling = webhooks.getAndSet(null);
    if (telling != null) {
      telling.close();
    }
    desk.close();
  }

  private void serve(SandboxSettings settings) {
    server.setExecutor(threads);
    server.createContext("/", new Endpoint(new Routes(desk, faults), settings.apiKey()));
    server.start();
    if (settings.webhook() != null) {
      tellTo(settings.webhook());
    }
  }

  private void tell(Operation changed) {
    var telling = webhooks.get();
    if (telling != null) {
      var about = desk.authorization(changed.authorizationId());
      telling.tell(
          WebhookEvent.of(changed, about),
          faults.take(FaultMode.Stage.WEBHOOK, Strikable.of(changed, about)));
    }
  }
}
