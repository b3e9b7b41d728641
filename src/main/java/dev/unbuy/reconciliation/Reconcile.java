package dev.unbuy.reconciliation;

import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.MoneyRecord;
import dev.unbuy.payments.MoneyRecords;
import dev.unbuy.payments.gateway.GatewayMovement;
import dev.unbuy.payments.gateway.MovementsAnswer;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.TryAgain;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.reconciliation.Reconciliation.Status;
import dev.unbuy.refunds.RefundRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a run, a page at a time, each in a transaction of its own; the gateway is asked between
 * them. A run that stops in the middle begins anew and finds the same.
 */
@Component
class Reconcile {

  private static final int PAGE = 500;
  private static final UUID FIRST = new UUID(0, 0);
  private static final Duration CLAIM = Duration.ofMinutes(2);

  /** How much of the time before is read again from the gateway: clocks differ. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  private final Transactions transactions;
  private final PaymentGateway gateway;
  private final Policies policies;
  private final Mending mending;
  private final JsonMapper json;
  private final InstantSource clock;

  Reconcile(
      Transactions transactions,
      PaymentGateway gateway,
      Policies policies,
      Mending mending,
      JsonMapper json,
      InstantSource clock) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.policies = policies;
    this.mending = mending;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Does a run to its end.
   *
   * @throws TryAgain when the gateway does not answer, or another worker does it
   */
  void run(UUID runId) {
    Reconciliation run = claim(runId);
    if (run.status() == Status.DONE) {
      return;
    }
    try {
      copy(run);
      theirs(run);
      ours(run, MoneyRecords::authorized);
      ours(run, MoneyRecords::captured);
      ours(run, RefundRecords::settled);
      open(run, MoneyRecords::authorizationsOpen);
      open(run, MoneyRecords::capturesOpen);
      open(run, RefundRecords::open);
      postings(run);
      transactions.execute(work -> work.plan(Reconciliations.ended(runId, clock.instant())));
    } catch (RuntimeException stopped) {
      transactions.execute(
          work -> work.plan(Reconciliations.stopped(runId, String.valueOf(stopped.getMessage()))));
      throw stopped;
    }
  }

  private Reconciliation claim(UUID runId) {
    return transactions.run(
        work -> {
          Instant now = clock.instant();
          var claimed = work.ask(Reconciliations.claim(runId, now, now.plus(CLAIM)));
          Reconciliation run = work.ask(Reconciliations.byId(runId)).first().orElseThrow();
          if (claimed.first().isEmpty() && run.status() == Status.RUNNING) {
            throw new TryAgain("another worker does it");
          }
          return run;
        });
  }

  private void copy(Reconciliation run) {
    Instant known =
        transactions.run(
            work -> work.ask(Reconciliations.comparedUntil()).first().orElse(Instant.EPOCH));
    Instant from = known.isBefore(run.from()) ? known : run.from();
    Instant since = from.isBefore(Instant.EPOCH.plus(OVERLAP)) ? from : from.minus(OVERLAP);
    String cursor = null;
    do {
      cursor =
          switch (gateway.movements(since, cursor, PAGE)) {
            case MovementsAnswer.Listed listed -> {
              transactions.execute(
                  work -> {
                    work.plan(GatewayCopy.keep(listed.movements()));
                    work.plan(Reconciliations.counted(run.id(), 0, 0, 0, 0, claimEnd()));
                  });
              yield listed.next();
            }
            case MovementsAnswer.Unknown unknown ->
                throw new TryAgain("the gateway does not list: " + unknown.why());
          };
    } while (cursor != null);
  }

  private void theirs(Reconciliation run) {
    Instant at = run.from();
    String name = "";
    List<GatewayMovement> page;
    do {
      Instant from = at;
      String after = name;
      page =
          transactions.run(
              work -> {
                var rows = work.ask(GatewayCopy.of(from, run.to(), after, PAGE)).rows();
                Notebook notebook = notebook(run, work);
                pairs(run, work, notebook).theirs(rows);
                count(work, run, notebook, rows.size(), 0);
                return rows;
              });
      if (!page.isEmpty()) {
        at = page.getLast().at();
        name = page.getLast().id();
      }
    } while (page.size() == PAGE);
  }

  /** A list of records of ours, by time and key. */
  private interface Records {
    Query<MoneyRecord> page(Instant from, Instant to, UUID after, int limit);
  }

  private void ours(Reconciliation run, Records records) {
    pages(run, records, run.from(), Pairs::oursAlone);
  }

  /** What has no final answer is compared however old it is. */
  private void open(Reconciliation run, Records records) {
    pages(run, records, Instant.EPOCH, Pairs::ours);
  }

  private interface Comparing {
    void compare(Pairs pairs, List<MoneyRecord> page);
  }

  private void pages(Reconciliation run, Records records, Instant from, Comparing comparing) {
    Place place = new Place(from, FIRST);
    while (place != null) {
      Place after = place;
      place = transactions.run(work -> page(work, run, records, after, comparing));
    }
  }

  private record Place(Instant at, UUID key) {}

  private @Nullable Place page(
      UnitOfWork work, Reconciliation run, Records records, Place after, Comparing comparing) {
    var page = work.ask(records.page(after.at(), run.to(), after.key(), PAGE)).rows();
    Notebook notebook = notebook(run, work);
    comparing.compare(pairs(run, work, notebook), page);
    count(work, run, notebook, 0, page.size());
    return page.size() < PAGE ? null : new Place(page.getLast().since(), page.getLast().key());
  }

  private void postings(Reconciliation run) {
    Place place = new Place(run.from(), FIRST);
    while (place != null) {
      Place after = place;
      place = transactions.run(work -> postings(work, run, after));
    }
  }

  private @Nullable Place postings(UnitOfWork work, Reconciliation run, Place after) {
    var page = work.ask(Ledger.between(after.at(), run.to(), after.key(), PAGE)).rows();
    Notebook notebook = notebook(run, work);
    pairs(run, work, notebook).postings(page);
    count(work, run, notebook, 0, page.size());
    return page.size() < PAGE ? null : new Place(page.getLast().at(), page.getLast().id());
  }

  private void count(
      UnitOfWork work, Reconciliation run, Notebook notebook, long movements, long records) {
    work.plan(
        Reconciliations.counted(
            run.id(), movements, records, notebook.found(), notebook.mended(), claimEnd()));
  }

  private Pairs pairs(Reconciliation run, UnitOfWork work, Notebook notebook) {
    return new Pairs(work, notebook, clock.instant(), lateBefore(), run.from());
  }

  private Notebook notebook(Reconciliation run, UnitOfWork work) {
    return new Notebook(run.id(), work, mending, json, clock.instant());
  }

  private Instant lateBefore() {
    return clock.instant().minus(policies.current().money().lateAfter());
  }

  private Instant claimEnd() {
    return clock.instant().plus(CLAIM);
  }
}
