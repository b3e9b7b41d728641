package dev.unbuy.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Keeps how far an import has come, at most every second, and tells it on. */
final class KeptProgress implements Progress {

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final ImportRuns runs;
  private final UUID id;
  private final Progress next;
  private final InstantSource clock;
  private Instant kept = Instant.MIN;
  private String step = "";
  private long done;
  private long total;

  KeptProgress(ImportRuns runs, UUID id, Progress next, InstantSource clock) {
    this.runs = runs;
    this.id = id;
    this.next = next;
    this.clock = clock;
  }

  @Override
  public void begins(String what, long howMuch) {
    step = what;
    done = 0;
    total = Math.max(1, howMuch);
    keep();
    next.begins(what, howMuch);
  }

  @Override
  public void advances(long more) {
    done = Math.min(total, done + more);
    keep();
    next.advances(more);
  }

  private void keep() {
    Instant now = clock.instant();
    if (kept.isBefore(now.minus(EVERY))) {
      kept = now;
      runs.heard(id, step, done, total);
    }
  }
}
