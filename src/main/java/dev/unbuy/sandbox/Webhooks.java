package dev.unbuy.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells one URL of changes, signed as Standard Webhooks has it, each again and again until it is
 * taken or this is closed. Planned faults make it worse.
 */
final class Webhooks implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int AT_ONCE = 32;

  private final SandboxSettings.Webhook to;
  private final Signature genuine;
  private final Signature forged = Signature.ofNobody();
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

  /** Opens when the next event was taken. */
  private CountDownLatch nextTaken = new CountDownLatch(1);

  /**
   * Tells that URL.
   *
   * @param told hears the id of each event that was taken, or lost on purpose
   */
  Webhooks(SandboxSettings.Webhook to, Clock clock, Consumer<String> told) {
    this.to = to;
    this.genuine = Signature.of(to.secret());
    this.clock = clock;
    this.told = told;
  }

  /** Sends an event in its own time, or as the fault has it; returns at once. */
  void tell(WebhookEvent event, Optional<Fault> fault) {
    try {
      threads.execute(() -> deliver(event, fault));
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "{0} is told after the next start", event.id());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }

  private void deliver(WebhookEvent event, Optional<Fault> fault) {
    try {
      if (fault.isEmpty()) {
        deliver(event);
      } else {
        deliverBadly(event, fault.get());
      }
      told.accept(event.id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException closed) {
      LOG.log(Level.DEBUG, "{0} is told once more after the next start", event.id());
    }
  }

  private void deliverBadly(WebhookEvent event, Fault fault) throws InterruptedException {
    switch (fault.mode()) {
      case WEBHOOK_LOST -> LOG.log(Level.DEBUG, "{0} is lost on purpose", event.id());
      case WEBHOOK_DOUBLED -> {
        deliver(event);
        deliver(event);
      }
      case WEBHOOK_LATE -> {
        Thread.sleep(fault.delay());
        deliver(event);
      }
      case WEBHOOK_REORDERED -> {
        var _ = nextTaken().await(fault.delay().toMillis(), TimeUnit.MILLISECONDS);
        deliver(event);
      }
      case WEBHOOK_WRONGLY_SIGNED -> {
        var _ = isTaken(event.id(), Json.bytes(event), forged);
        deliver(event);
      }
      default -> throw new IllegalStateException(fault.mode() + " strikes no webhook");
    }
  }

  private void deliver(WebhookEvent event) throws InterruptedException {
    var body = Json.bytes(event);
    var wait = to.backoff();
    while (!isTaken(event.id(), body, genuine)) {
      LOG.log(Level.DEBUG, "the webhook {0} was not taken", event.id());
      Thread.sleep(wait);
      wait = wait.multipliedBy(4);
      wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
    taken();
  }

  private synchronized CountDownLatch nextTaken() {
    return nextTaken;
  }

  private synchronized void taken() {
    nextTaken.countDown();
    nextTaken = new CountDownLatch(1);
  }

  private boolean isTaken(String id, byte[] body, Signature signature) throws InterruptedException {
    room.acquire();
    try {
      return http.send(request(id, body, signature), BodyHandlers.discarding()).statusCode() / 100
          == 2;
    } catch (IOException e) {
      return false;
    } finally {
      room.release();
    }
  }

  private HttpRequest request(String id, byte[] body, Signature signature) {
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(to.url())
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", signature.over(id, timestamp, body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }
}
