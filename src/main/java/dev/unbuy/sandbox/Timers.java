package dev.unbuy.sandbox;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the gateway does by itself when a time has come. */
final class Timers implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Timers.class.getName());
  private static final long SWEEP_MILLIS = 250;

  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  /**
   * Starts.
   *
   * @param sweep runs four times a second
   */
  Timers(Clock clock, Runnable sweep) {
    this.clock = clock;
    var _ =
        thread.scheduleWithFixedDelay(
            guarded(sweep), SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Runs something at a time, or at once where that is past. */
  void at(Instant due, Runnable action) {
    var wait = Math.max(0, Duration.between(clock.instant(), due).toMillis());
    try {
      var _ = thread.schedule(guarded(action), wait, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "it is taken up again after the next start");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** A sweep that failed once must not be the last. */
  private static Runnable guarded(Runnable action) {
    return () -> {
      try {
        action.run();
      } catch (UncheckedIOException e) {
        LOG.log(Level.DEBUG, "the journal could not be written; tried again after a start", e);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "what was due could not be done", e);
      }
    };
  }
}
