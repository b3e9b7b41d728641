package dev.unbuy.simulation;

import dev.unbuy.cancellations.ReasonEntry;
import dev.unbuy.cancellations.Reasons;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyVersions;
import dev.unbuy.simulation.columns.History;
import dev.unbuy.simulation.columns.Shops;
import dev.unbuy.simulation.columns.Slice;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Replays history against other numbers, in one snapshot of the database, one replay at a time on a
 * node.
 */
@Component
public class SimulatePolicy {

  private static final int ORDERS_AT_ONCE = 20_000;

  private final DataSource dataSource;
  private final Policies policies;
  private final PolicyVersions versions;
  private final Reasons reasons;
  private final Simulations simulations;
  private final InstantSource clock;
  private final Semaphore one = new Semaphore(1);

  SimulatePolicy(
      DataSource dataSource,
      Policies policies,
      PolicyVersions versions,
      Reasons reasons,
      Simulations simulations,
      InstantSource clock) {
    this.dataSource = dataSource;
    this.policies = policies;
    this.versions = versions;
    this.reasons = reasons;
    this.simulations = simulations;
    this.clock = clock;
  }

  /**
   * Replays the orders placed in a time.
   *
   * @param policy the version that is tried, or null with numbers of no version
   * @param numbers the numbers that are tried
   * @param from the first instant, inclusive
   * @param to the last one, exclusive; not after now
   * @throws InvalidInput when the time is empty or not over
   */
  public SimulationOutcome simulate(
      Actor.Operator author,
      @Nullable UUID policy,
      PolicyNumbers numbers,
      Instant from,
      Instant to) {
    Instant begun = clock.instant();
    if (from.isBefore(Instant.EPOCH)) {
      throw new InvalidInput("from", "must not be before 1970");
    }
    if (!from.isBefore(to)) {
      throw new InvalidInput("to", "must be after from");
    }
    if (to.isAfter(begun)) {
      throw new InvalidInput("to", "must not lie in the future");
    }
    if (!one.tryAcquire()) {
      return new SimulationOutcome.Refused(
          new Refusal("simulation-running", "ONE_AT_A_TIME", "RUNNING", List.of("TRY_LATER")));
    }
    try {
      SimulationResult result = replay(numbers, from, to);
      Simulation done =
          new Simulation(
              Ids.next(),
              policy,
              from,
              to,
              author.accountId(),
              begun,
              Duration.between(begun, clock.instant()),
              result);
      simulations.keep(done);
      return new SimulationOutcome.Done(done);
    } finally {
      one.release();
    }
  }

  private SimulationResult replay(PolicyNumbers numbers, Instant from, Instant to) {
    Shops shops = new Shops();
    Slice slice = new Slice(ORDERS_AT_ONCE, shops);
    History history = new History(slice, this::meaning);
    ReplayHistory replay =
        new ReplayHistory(policies.current(), numbers, from, to, numbersOfVersions());
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      while (slice.next(connection)) {
        replay.add(slice, history);
      }
      connection.rollback();
    } catch (SQLException failure) {
      throw new IllegalStateException("history could not be read", failure);
    }
    return replay.result(shops);
  }

  private @Nullable ReasonRule meaning(Reason reason) {
    return reasons.now().find(reason).map(ReasonEntry::rule).orElse(null);
  }

  /** Each version is looked up once. */
  private Function<@Nullable UUID, @Nullable PolicyNumbers> numbersOfVersions() {
    Map<UUID, PolicyNumbers> known = new HashMap<>();
    return id -> {
      if (id == null) {
        return PolicyNumbers.DEFAULT;
      }
      try {
        return known.computeIfAbsent(id, version -> versions.get(version).numbers());
      } catch (NotFound gone) {
        return null;
      }
    };
  }
}
