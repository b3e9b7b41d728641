package dev.unbuy.reconciliation;

import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins a run every night: a deadline that sets the next one. */
@Component
class NightlyReconciliation implements DeadlineHandler {

  static final String KIND = "reconciliation.nightly";

  /** There is one such deadline in the world. */
  static final UUID ONLY = new UUID(0, 0);

  private final StartReconciliation starting;
  private final Transactions transactions;
  private final Policies policies;
  private final InstantSource clock;

  NightlyReconciliation(
      StartReconciliation starting,
      Transactions transactions,
      Policies policies,
      InstantSource clock) {
    this.starting = starting;
    this.transactions = transactions;
    this.policies = policies;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void setTheFirst() {
    transactions.execute(work -> work.plan(Deadlines.setOnce(KIND, ONLY, nextNight())));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    starting.nightly(work);
    work.plan(Deadlines.set(KIND, ONLY, nextNight()));
  }

  private Instant nextNight() {
    ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
    ZonedDateTime tonight =
        now.toLocalDate()
            .atTime(policies.current().money().reconcileHour(), 0)
            .atZone(ZoneOffset.UTC);
    return (tonight.isAfter(now) ? tonight : tonight.plusDays(1)).toInstant();
  }
}
