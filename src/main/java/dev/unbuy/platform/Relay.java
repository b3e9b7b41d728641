package dev.unbuy.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands deliveries to their consumers, on any number of nodes at once.
 *
 * <p>A worker claims a few due deliveries ({@code FOR UPDATE SKIP LOCKED}) by moving their due time
 * one lease ahead: a worker that dies gives them back by time. What succeeded is deleted; what
 * failed is due again after a backoff that doubles, and after {@value #MAX_ATTEMPTS} attempts waits
 * for a person.
 */
@Component
class Relay implements SmartLifecycle {

  static final int MAX_ATTEMPTS = 14;

  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final int WORKERS = 4;
  private static final int BATCH = 20;
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration MAX_BACKOFF = Duration.ofMinutes(30);

  private static final String CLAIM_DUE =
      """
      UPDATE platform.outbox_deliveries d SET due_at = ?, attempts = d.attempts + 1
      FROM (SELECT event_id, consumer FROM platform.outbox_deliveries
            WHERE NOT dead AND due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED) due,
           platform.outbox_events e
      WHERE d.event_id = due.event_id AND d.consumer = due.consumer AND e.id = d.event_id
      RETURNING d.event_id, d.consumer, d.attempts, e.payload::text\
      """;

  private static final String CLAIM_HELD =
      """
      UPDATE platform.outbox_deliveries d SET due_at = ?, attempts = d.attempts + 1
      FROM (SELECT event_id, consumer FROM platform.outbox_deliveries
            WHERE event_id = ? AND NOT dead AND attempts = 0 FOR UPDATE SKIP LOCKED) due,
           platform.outbox_events e
      WHERE d.event_id = due.event_id AND d.consumer = due.consumer AND e.id = d.event_id
      RETURNING d.event_id, d.consumer, d.attempts, e.payload::text\
      """;

  private static final String SETTLE =
      "DELETE FROM platform.outbox_deliveries WHERE event_id = ? AND consumer = ?";

  private static final String POSTPONE =
      """
      UPDATE platform.outbox_deliveries SET due_at = ?, dead = ?, last_error = ?
      WHERE event_id = ? AND consumer = ?\
      """;

  private final Transactions transactions;
  private final Consumers consumers;
  private final JsonMapper json;
  private final InstantSource clock;
  private final boolean background;
  private final Semaphore signal = new Semaphore(0);
  private volatile boolean running;
  private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  Relay(
      Transactions transactions,
      Consumers consumers,
      JsonMapper json,
      InstantSource clock,
      UnbuyProperties unbuy) {
    this.transactions = transactions;
    this.consumers = consumers;
    this.json = json;
    this.clock = clock;
    this.background = unbuy.background();
  }

  /** Says that something may be due; it only makes the relay faster. */
  void wake() {
    if (signal.availablePermits() < WORKERS) {
      signal.release();
    }
  }

  void deliverNow(UUID eventId) {
    claim(CLAIM_HELD, leaseEnd(), eventId).forEach(this::deliver);
  }

  @Override
  public void start() {
    running = true;
    workers = Executors.newVirtualThreadPerTaskExecutor();
    for (int i = 0; i < WORKERS; i++) {
      workers.execute(this::work);
    }
  }

  @Override
  public void stop() {
    running = false;
    signal.release(WORKERS);
    workers.shutdown();
    try {
      if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isAutoStartup() {
    return background;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void work() {
    while (running) {
      try {
        if (deliverBatch() < BATCH) {
          var _ = signal.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failure) {
        if (running) {
          log.warn("The relay could not reach the outbox and tries again", failure);
          pause();
        }
      }
    }
  }

  private int deliverBatch() {
    List<Delivery> batch = claim(CLAIM_DUE, leaseEnd(), clock.instant(), BATCH);
    batch.forEach(this::deliver);
    return batch.size();
  }

  private List<Delivery> claim(String sql, Object... parameters) {
    return transactions.run(work -> work.ask(Query.of(sql, Delivery::read, parameters)).rows());
  }

  private void deliver(Delivery delivery) {
    try {
      EventConsumer<?> consumer =
          consumers
              .named(delivery.consumer())
              .orElseThrow(() -> new IllegalStateException("no such consumer any more"));
      hand(delivery, consumer);
    } catch (RuntimeException failure) {
      postpone(delivery, failure);
    }
  }

  private <E extends Event> void hand(Delivery delivery, EventConsumer<E> consumer) {
    E event = json.readValue(delivery.payload(), consumer.event());
    switch (consumer) {
      case Projection<E> projection ->
          transactions.execute(
              work -> {
                work.plan(settled(delivery, 1));
                projection.apply(event, work);
              });
      case Effect<E> effect -> {
        effect.perform(event);
        transactions.execute(work -> work.plan(settled(delivery, Write.ANY)));
      }
    }
  }

  private static Write settled(Delivery delivery, int expected) {
    return new Write(SETTLE, expected, List.of(delivery.eventId(), delivery.consumer()));
  }

  private void postpone(Delivery delivery, RuntimeException failure) {
    boolean dead = delivery.attempts() >= MAX_ATTEMPTS;
    log.atLevel(dead ? org.slf4j.event.Level.ERROR : org.slf4j.event.Level.INFO)
        .setCause(dead || !(failure instanceof TryAgain) ? failure : null)
        .log(
            "{} of {} failed at attempt {}",
            delivery.consumer(),
            delivery.eventId(),
            delivery.attempts());
    transactions.execute(
        work ->
            work.plan(
                Write.any(
                    POSTPONE,
                    clock.instant().plus(backoff(delivery.attempts())),
                    dead,
                    Objects.requireNonNullElse(failure.getMessage(), failure.toString()),
                    delivery.eventId(),
                    delivery.consumer())));
  }

  private static Duration backoff(int attempts) {
    Duration doubled = Duration.ofMillis(250L << Math.min(attempts, 20));
    return doubled.compareTo(MAX_BACKOFF) < 0 ? doubled : MAX_BACKOFF;
  }

  private Instant leaseEnd() {
    return clock.instant().plus(LEASE);
  }

  private static void pause() {
    try {
      Thread.sleep(IDLE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Delivery(UUID eventId, String consumer, int attempts, String payload) {
    static Delivery read(java.sql.ResultSet row) throws java.sql.SQLException {
      return new Delivery(
          row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getString(4));
    }
  }
}
