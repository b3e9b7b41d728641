package dev.unbuy.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands deliveries to their consumers, on any number of nodes at once, in two lanes.
 *
 * <p>Projections are applied by one worker, those of one consumer together in one transaction; when
 * they cannot be applied together, one by one. Effects, which wait for the world, are performed by
 * several workers, one at a time each. All but the first of them rest while requests are answered:
 * whoever cancels waits for the answer, and nobody for the mail about it.
 */
@Component
class Relay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final int EFFECT_WORKERS = 4;
  private static final int EFFECTS = 8;
  private static final int PROJECTIONS = 64;
  private static final int TOGETHER = 8;
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration REST = Duration.ofMillis(20);

  private final Transactions transactions;
  private final DeliveryQueue queue;
  private final Consumers consumers;
  private final JsonMapper json;
  private final RequestsInFlight requests;
  private final boolean background;
  private final Semaphore projectionsWait = new Semaphore(0);
  private final Semaphore effectsWait = new Semaphore(0);
  private volatile boolean running;
  private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  Relay(
      Transactions transactions,
      DeliveryQueue queue,
      Consumers consumers,
      JsonMapper json,
      RequestsInFlight requests,
      UnbuyProperties unbuy) {
    this.transactions = transactions;
    this.queue = queue;
    this.consumers = consumers;
    this.json = json;
    this.requests = requests;
    this.background = unbuy.background();
  }

  /** Says that projections may be due; it only makes the relay faster. */
  void wakeProjections() {
    if (projectionsWait.availablePermits() == 0) {
      projectionsWait.release();
    }
  }

  /** Says that effects may be due; it only makes the relay faster. */
  void wakeEffects() {
    if (effectsWait.availablePermits() < EFFECT_WORKERS) {
      effectsWait.release();
    }
  }

  void deliverNow(UUID eventId) {
    queue.claimHeld(eventId).forEach(this::deliver);
  }

  @Override
  public void start() {
    running = true;
    workers = Executors.newVirtualThreadPerTaskExecutor();
    workers.execute(() -> work(this::projectDue, PROJECTIONS, projectionsWait));
    for (int i = 0; i < EFFECT_WORKERS; i++) {
      int worker = i;
      workers.execute(() -> work(() -> performInTurn(worker), EFFECTS, effectsWait));
    }
  }

  @Override
  public void stop() {
    running = false;
    projectionsWait.release();
    effectsWait.release(EFFECT_WORKERS);
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

  private void work(IntSupplier deliverDue, int full, Semaphore wait) {
    while (running) {
      try {
        if (deliverDue.getAsInt() < full) {
          var _ = wait.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failure) {
        if (running) {
          log.warn("The relay could not reach the outbox and tries again", failure);
          pause(IDLE);
        }
      }
    }
  }

  /** The first worker always works; the more requests are answered, the fewer of the others do. */
  private int performInTurn(int worker) {
    if (worker > 0 && worker + 2 * requests.now() >= EFFECT_WORKERS) {
      pause(REST);
      return EFFECTS;
    }
    return performDue();
  }

  /** What is not begun within the lease is left to whoever claims it then. */
  private int performDue() {
    Instant until = queue.leaseEnd();
    List<Delivery> due = queue.claimEffects(EFFECTS);
    due.stream().takeWhile(_ -> !queue.isOver(until)).forEach(this::deliver);
    return due.size();
  }

  private int projectDue() {
    List<Delivery> due = queue.claimProjections(PROJECTIONS);
    byConsumer(due).forEach(this::projectTogether);
    return due.size();
  }

  /**
   * Those of one consumer side by side, in few sizes, so that the database knows the statements.
   */
  private static List<List<Delivery>> byConsumer(List<Delivery> due) {
    Collection<List<Delivery>> groups =
        due.stream().collect(Collectors.groupingBy(Delivery::consumer)).values();
    List<List<Delivery>> chunks = new ArrayList<>();
    for (List<Delivery> group : groups) {
      int whole = group.size() / TOGETHER * TOGETHER;
      for (int from = 0; from < whole; from += TOGETHER) {
        chunks.add(group.subList(from, from + TOGETHER));
      }
      group.subList(whole, group.size()).forEach(one -> chunks.add(List.of(one)));
    }
    return chunks;
  }

  private void projectTogether(List<Delivery> deliveries) {
    if (deliveries.size() > 1) {
      try {
        transactions.execute(
            work -> {
              work.plan(DeliveryQueue.UNHURRIED_COMMIT);
              deliveries.forEach(delivery -> project(delivery, work));
            });
        return;
      } catch (RuntimeException oneOfThem) {
        log.debug("{} are applied one by one", deliveries.getFirst().consumer(), oneOfThem);
      }
    }
    deliveries.forEach(this::deliver);
  }

  private void project(Delivery delivery, UnitOfWork work) {
    if (named(delivery) instanceof Projection<?> projection) {
      apply(delivery, projection, work);
    } else {
      throw new IllegalStateException(delivery.consumer() + " is no projection any more");
    }
  }

  private <E extends Event> void apply(
      Delivery delivery, Projection<E> projection, UnitOfWork work) {
    work.plan(DeliveryQueue.settled(delivery, 1));
    projection.apply(json.readValue(delivery.payload(), projection.event()), work);
  }

  private void deliver(Delivery delivery) {
    try {
      switch (named(delivery)) {
        case Projection<?> projection ->
            transactions.execute(work -> apply(delivery, projection, work));
        case Effect<?> effect -> perform(delivery, effect);
      }
    } catch (RuntimeException failure) {
      postpone(delivery, failure);
    }
  }

  private <E extends Event> void perform(Delivery delivery, Effect<E> effect) {
    effect.perform(json.readValue(delivery.payload(), effect.event()));
    transactions.execute(work -> work.plan(DeliveryQueue.settled(delivery, Write.ANY)));
  }

  private EventConsumer<?> named(Delivery delivery) {
    return consumers
        .named(delivery.consumer())
        .orElseThrow(() -> new IllegalStateException("no such consumer any more"));
  }

  private void postpone(Delivery delivery, RuntimeException failure) {
    boolean dead = queue.postpone(delivery, failure);
    log.atLevel(dead ? Level.ERROR : Level.INFO)
        .setCause(dead || !(failure instanceof TryAgain) ? failure : null)
        .log(
            "{} of {} failed at attempt {}",
            delivery.consumer(),
            delivery.eventId(),
            delivery.attempts());
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
