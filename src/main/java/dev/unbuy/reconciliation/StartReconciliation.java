package dev.unbuy.reconciliation;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.reconciliation.Reconciliation.Cause;
import dev.unbuy.reconciliation.Reconciliation.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins a run that compares what happened since the last one ended. */
@Component
public class StartReconciliation {

  private final Transactions transactions;
  private final Outbox outbox;
  private final Policies policies;
  private final InstantSource clock;

  StartReconciliation(
      Transactions transactions, Outbox outbox, Policies policies, InstantSource clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Has it done after the commit, by whichever node.
   *
   * @param since from when on to compare, or null for from where the last run ended
   * @throws InvalidInput when that is yet to come
   */
  public Reconciliation onDemand(@Nullable Instant since) {
    if (since != null && since.isAfter(clock.instant())) {
      throw new InvalidInput("since", "must not be in the future");
    }
    return transactions.run(work -> begin(work, Cause.ON_DEMAND, since));
  }

  /** Has it done after this unit of work. */
  void nightly(UnitOfWork work) {
    var _ = begin(work, Cause.NIGHTLY, null);
  }

  /** Begins one that the caller does itself. */
  UUID byCommand(@Nullable Instant since) {
    return transactions.run(
        work -> {
          Reconciliation run = run(work, Cause.COMMAND, since);
          work.plan(Reconciliations.begun(run));
          return run.id();
        });
  }

  private Reconciliation begin(UnitOfWork work, Cause cause, @Nullable Instant since) {
    Reconciliation run = run(work, cause, since);
    work.plan(Reconciliations.begun(run));
    outbox.publish(work, new ReconciliationRequested(run.startedAt(), run.id()));
    return run;
  }

  private Reconciliation run(UnitOfWork work, Cause cause, @Nullable Instant since) {
    Instant now = clock.instant();
    Instant to = now.minus(policies.current().money().reconcileAfter());
    Instant from =
        since != null
            ? since
            : work.ask(Reconciliations.comparedUntil()).first().orElse(Instant.EPOCH);
    return new Reconciliation(
        Ids.next(),
        cause,
        Status.RUNNING,
        from.isBefore(to) ? from : to,
        to,
        now,
        null,
        0,
        0,
        0,
        0,
        null);
  }
}
