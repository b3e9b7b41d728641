package dev.unbuy.webhooks;

import dev.unbuy.platform.UnbuyProperties;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks for endpoints at which something is due, on any number of nodes at once, and has each
 * served by a thread of its own, {@value #AT_ONCE} at a time.
 */
@Component
class Rounds implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final int AT_ONCE = 32;
  private static final Duration IDLE = Duration.ofMillis(500);

  private final Postman postman;
  private final Wanted wanted;
  private final boolean background;
  private final Semaphore signal = new Semaphore(0);
  private final Semaphore free = new Semaphore(AT_ONCE);
  private volatile boolean running;
  private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  Rounds(Postman postman, Wanted wanted, UnbuyProperties unbuy) {
    this.postman = postman;
    this.wanted = wanted;
    this.background = unbuy.background();
  }

  /** Says that something may be due; it only makes it faster. */
  void wake() {
    if (signal.availablePermits() == 0) {
      signal.release();
    }
  }

  @Override
  public void start() {
    running = true;
    workers = Executors.newVirtualThreadPerTaskExecutor();
    workers.execute(this::look);
  }

  @Override
  public void stop() {
    running = false;
    workers.shutdownNow();
    try {
      var _ = workers.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
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

  private void look() {
    while (running) {
      try {
        round();
        var _ = signal.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failure) {
        if (running) {
          log.warn("Webhooks could not be looked for; they are again", failure);
          pause();
        }
      }
    }
  }

  private void round() {
    wanted.look();
    int room = free.availablePermits();
    if (room == 0 || !wanted.byAnybody()) {
      return;
    }
    for (Postman.Claimed claimed : postman.claim(room)) {
      free.acquireUninterruptibly();
      workers.execute(() -> serve(claimed));
    }
  }

  private void serve(Postman.Claimed claimed) {
    try {
      postman.serve(claimed);
    } catch (RuntimeException failure) {
      if (running) {
        log.warn("Webhooks to {} could not be sent; they are again", claimed.id(), failure);
      }
    } finally {
      free.release();
      wake();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(IDLE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
