package dev.unbuy.notifications;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * How much somebody has not read, as the head of every page tells it: remembered for a few seconds,
 * looked up beside the page, and never waited for long. A page does not fail or take longer for it.
 */
@Component
public class Unread {

  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMillis(40);
  private static final int MOST_REMEMBERED = 10_000;

  private final Notices notices;
  private final InstantSource clock;
  private final ConcurrentMap<UUID, Known> known = new ConcurrentHashMap<>();
  private final Executor beside = Executors.newVirtualThreadPerTaskExecutor();

  Unread(Notices notices, InstantSource clock) {
    this.notices = notices;
    this.clock = clock;
  }

  /** About how much is unread. */
  public int of(UUID accountId) {
    Known last = known.get(accountId);
    if (last != null && clock.instant().isBefore(last.until())) {
      return last.count();
    }
    try {
      return CompletableFuture.supplyAsync(() -> look(accountId), beside)
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException _) {
      // what was known before will do
    }
    return last == null ? 0 : last.count();
  }

  /** Has it looked up anew for the next page. */
  public void changed(UUID accountId) {
    known.remove(accountId);
  }

  private int look(UUID accountId) {
    int count = notices.unread(accountId);
    Instant until = clock.instant().plus(REMEMBERED);
    if (known.size() > MOST_REMEMBERED) {
      known.clear();
    }
    known.put(accountId, new Known(count, until));
    return count;
  }

  private record Known(int count, Instant until) {}
}
