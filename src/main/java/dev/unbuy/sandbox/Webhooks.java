package dev.unbuy.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells one URL of changes, signed as Standard Webhooks has it, each again and again until it is
 * taken or this is closed.
 */
final class Webhooks implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int AT_ONCE = 32;

  private final SandboxSettings.Webhook to;
  private final byte[] secret;
  private final Clock clock;
  private final Consumer<String> told;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .executor(threads)
          .build();
  private final Semaphore room = new Semaphore(AT_ONCE);

  /**
   * Tells that URL.
   *
   * @param told hears the id of each operation whose end was taken
   */
  Webhooks(SandboxSettings.Webhook to, Clock clock, Consumer<String> told) {
    this.to = to;
    this.secret = Base64.getDecoder().decode(to.secret().substring("whsec_".length()));
    this.clock = clock;
    this.told = told;
  }

  /** Sends an event in its own time; returns at once. */
  void tell(WebhookEvent event) {
    try {
      threads.execute(() -> deliver(event));
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "{0} is told after the next start", event.id());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }

  private void deliver(WebhookEvent event) {
    var body = Json.bytes(event);
    var wait = to.backoff();
    try {
      while (!isTaken(event.id(), body)) {
        LOG.log(Level.DEBUG, "the webhook {0} was not taken", event.id());
        Thread.sleep(wait);
        wait = wait.multipliedBy(4);
        wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
      }
      told.accept(event.data().operationId());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException closed) {
      LOG.log(Level.DEBUG, "{0} is told once more after the next start", event.id());
    }
  }

  private boolean isTaken(String id, byte[] body) throws InterruptedException {
    room.acquire();
    try {
      return http.send(request(id, body), BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    } finally {
      room.release();
    }
  }

  private HttpRequest request(String id, byte[] body) {
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(to.url())
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", "v1," + signature(id + "." + timestamp + ".", body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private String signature(String head, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks HmacSHA256", e);
    }
  }
}
