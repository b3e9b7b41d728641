package dev.unbuy.reconciliation;

import dev.unbuy.platform.Effect;
import dev.unbuy.platform.TryAgain;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does runs: those that were requested, and those that a command asks for. */
@Component
public class RunReconciliation implements Effect<ReconciliationRequested> {

  private final Reconcile reconcile;
  private final StartReconciliation starting;
  private final Reconciliations runs;

  RunReconciliation(Reconcile reconcile, StartReconciliation starting, Reconciliations runs) {
    this.reconcile = reconcile;
    this.starting = starting;
    this.runs = runs;
  }

  @Override
  public String name() {
    return "reconciliation.run";
  }

  @Override
  public Class<ReconciliationRequested> event() {
    return ReconciliationRequested.class;
  }

  @Override
  public void perform(ReconciliationRequested event) {
    reconcile.run(event.subject());
  }

  /**
   * Does one now, on this thread.
   *
   * @param since from when on to compare, or null for from where the last run ended
   * @throws TryAgain when the gateway does not answer
   */
  public Reconciliation now(@Nullable Instant since) {
    UUID run = starting.byCommand(since);
    reconcile.run(run);
    return runs.get(run);
  }
}
