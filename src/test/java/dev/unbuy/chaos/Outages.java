package dev.unbuy.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** When something that answers to clients was down, with the moment after in which it warms up. */
final class Outages {

  private static final Duration AFTER = Duration.ofSeconds(4);

  private final List<Outage> all = new CopyOnWriteArrayList<>();

  /** Begins one; it lasts until it is ended. */
  Outage begin() {
    Outage outage = new Outage(Instant.now());
    all.add(outage);
    return outage;
  }

  /** Whether anything was down at some moment of this time. */
  boolean touch(Instant from, Instant to) {
    return all.stream()
        .anyMatch(one -> one.from.isBefore(to) && one.until.plus(AFTER).isAfter(from));
  }

  /** From SIGKILL to ready again. */
  static final class Outage {

    private final Instant from;
    private volatile Instant until = Instant.MAX.minus(AFTER);

    private Outage(Instant from) {
      this.from = from;
    }

    void end() {
      until = Instant.now();
    }
  }
}
