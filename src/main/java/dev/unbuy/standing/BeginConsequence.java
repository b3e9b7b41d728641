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

/** The time to act is over: the consequence begins, unless an appeal waits or it has ended. */
@Component
class BeginConsequence implements DeadlineHandler {

  /** Its subject is the consequence. */
  static final String KIND = "standing.consequence";

  private final Outbox outbox;
  private final InstantSource clock;

  BeginConsequence(Outbox outbox, InstantSource clock) {
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
    if (one.state() == Consequence.State.ANNOUNCED && !one.appealWaits()) {
      begin(work, one);
    }
  }

  /** Begins one that has been announced; its shop is locked. */
  void begin(UnitOfWork work, Consequence one) {
    Instant now = clock.instant();
    work.plan(ConsequenceWrites.begun(one.id(), now));
    Duration pausedAfter = one.pausedAfter();
    if (pausedAfter != null) {
      work.plan(Deadlines.set(PauseListings.KIND, one.id(), now.plus(pausedAfter)));
    }
    ConsequenceWrites.limit(work, List.of(one.shopId()));
    outbox.publish(work, new ConsequenceChanged(now, one.id(), one.shopId(), Step.BEGUN));
  }
}
