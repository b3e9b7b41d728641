package dev.unbuy.standing;

import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.standing.ConsequenceChanged.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A shop has stayed below standard for long: its listings are paused. What was ordered before goes
 * on. While an appeal waits, they are not, and a day later it is looked at again.
 */
@Component
class PauseListings implements DeadlineHandler {

  /** Its subject is the consequence. */
  static final String KIND = "standing.pause";

  private static final Duration AGAIN = Duration.ofDays(1);

  private final Outbox outbox;
  private final InstantSource clock;

  PauseListings(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    Consequence one = Consequences.locked(work, subject);
    Instant now = clock.instant();
    if (one.state() != Consequence.State.BEGUN) {
      return;
    }
    if (one.appealWaits()) {
      work.plan(Deadlines.set(KIND, subject, now.plus(AGAIN)));
      return;
    }
    work.plan(ConsequenceWrites.paused(subject, now));
    ConsequenceWrites.limit(work, List.of(one.shopId()));
    outbox.publish(work, new ConsequenceChanged(now, subject, one.shopId(), Step.PAUSED));
  }
}
