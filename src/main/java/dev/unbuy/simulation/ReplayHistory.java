package dev.unbuy.simulation;

import dev.unbuy.cancellations.rules.CancellationPolicy;
import dev.unbuy.cancellations.rules.Decision;
import dev.unbuy.cancellations.rules.WhoMayCancel;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyTable;
import dev.unbuy.policies.PolicyTable.Difference;
import dev.unbuy.simulation.SideTally.DayAndCurrency;
import dev.unbuy.simulation.SimulationResult.Agreement;
import dev.unbuy.simulation.SimulationResult.RefundDay;
import dev.unbuy.simulation.SimulationResult.StandingMove;
import dev.unbuy.simulation.columns.History;
import dev.unbuy.simulation.columns.History.Judged;
import dev.unbuy.simulation.columns.Shops;
import dev.unbuy.simulation.columns.Slice;
import dev.unbuy.simulation.rules.PastOrder;
import dev.unbuy.simulation.rules.Replay;
import dev.unbuy.standing.rules.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through history once, slice by slice, and adds up what two sets of numbers make of it. */
final class ReplayHistory {

  private final long fromMicros;
  private final long toMicros;
  private final Function<@Nullable UUID, @Nullable PolicyNumbers> versions;
  private final Try before;
  private final Try after;
  private long orders;
  private long wishes;
  private long compared;
  private long alike;

  /**
   * Nothing is replayed yet.
   *
   * @param versions the numbers of a version by its id; null for one that is not known
   */
  ReplayHistory(
      PolicyNumbers inForce,
      PolicyNumbers tried,
      Instant from,
      Instant to,
      Function<@Nullable UUID, @Nullable PolicyNumbers> versions) {
    this.fromMicros = ChronoUnit.MICROS.between(Instant.EPOCH, from);
    this.toMicros = ChronoUnit.MICROS.between(Instant.EPOCH, to);
    this.versions = versions;
    LocalDate day = LocalDate.ofInstant(to.minusNanos(1), ZoneOffset.UTC);
    this.before = new Try(inForce, to, day);
    this.after = new Try(tried, to, day);
  }

  /** Replays the orders of a slice. */
  void add(Slice slice, History history) {
    for (int place = 0; place < slice.size(); place++) {
      long placedAt = history.placedAt(place);
      if (placedAt >= toMicros) {
        continue;
      }
      if (placedAt < fromMicros) {
        before.shops.add(history.fact(place));
        after.shops.add(history.fact(place));
        continue;
      }
      PastOrder order = history.order(place);
      orders++;
      wishes += order.cancellations().size();
      before.replay(order, history.fact(place));
      after.replay(order, history.fact(place));
      if (!history.isPlain(place)) {
        history.judged(place).forEach(this::compare);
      }
    }
  }

  SimulationResult result(Shops shops) {
    List<Standing> standingsBefore = before.shops.standings();
    List<Standing> standingsAfter = after.shops.standings();
    List<StandingMove> moves = new ArrayList<>();
    for (int shop = 0; shop < standingsBefore.size(); shop++) {
      if (standingsBefore.get(shop) != standingsAfter.get(shop)) {
        moves.add(
            new StandingMove(shops.id(shop), standingsBefore.get(shop), standingsAfter.get(shop)));
      }
    }
    List<Difference> changed = PolicyTable.between(before.numbers, after.numbers);
    return new SimulationResult(
        orders,
        wishes,
        new Agreement(compared, alike),
        before.tally.side(ShopRecords.counted(standingsBefore)),
        after.tally.side(ShopRecords.counted(standingsAfter)),
        days(),
        moves.subList(0, Math.min(moves.size(), SimulationResult.MOST_MOVES)),
        moves.size(),
        changed.stream().map(one -> one.number().name()).toList(),
        changed.stream()
            .filter(one -> !one.number().replayed())
            .map(one -> one.number().name())
            .toList());
  }

  private List<RefundDay> days() {
    Map<DayAndCurrency, long[]> days =
        new TreeMap<>(
            Comparator.comparing(DayAndCurrency::currency).thenComparing(DayAndCurrency::day));
    before.tally.days().forEach((day, amount) -> both(days, day)[0] += amount);
    after.tally.days().forEach((day, amount) -> both(days, day)[1] += amount);
    return days.entrySet().stream()
        .map(
            one ->
                new RefundDay(
                    one.getKey().day(),
                    one.getKey().currency(),
                    one.getValue()[0],
                    one.getValue()[1]))
        .toList();
  }

  private static long[] both(Map<DayAndCurrency, long[]> days, DayAndCurrency day) {
    return days.computeIfAbsent(day, one -> new long[2]);
  }

  /** Whether the version that judged then, asked again, says what was recorded. */
  private void compare(Judged judged) {
    PolicyNumbers numbers = versions.apply(judged.policy());
    if (numbers == null) {
      return;
    }
    Decision decision =
        WhoMayCancel.decide(
            judged.wish().facts(),
            policyOf(numbers),
            judged.wish().asker(),
            judged.wish().askedAt());
    compared++;
    if (decision.rule() == judged.wish().rule()
        && decision instanceof Decision.Asked == judged.asked()) {
      alike++;
    }
  }

  private static CancellationPolicy policyOf(PolicyNumbers numbers) {
    return new CancellationPolicy(
        numbers.gracePeriod(), numbers.sellerAnswersWithin(), numbers.platformWaitsAfterShipBy());
  }

  /** One set of numbers, and what it makes of history. */
  private static final class Try {
    private final PolicyNumbers numbers;
    private final Replay replay;
    private final SideTally tally = new SideTally();
    private final ShopRecords shops;

    Try(PolicyNumbers numbers, Instant until, LocalDate day) {
      this.numbers = numbers;
      this.replay = new Replay(policyOf(numbers), numbers.unpaidEndsAfter(), until);
      this.shops = new ShopRecords(numbers, day);
    }

    void replay(PastOrder order, History.OrderFact fact) {
      shops.add(fact, replay.of(order, tally));
    }
  }
}
