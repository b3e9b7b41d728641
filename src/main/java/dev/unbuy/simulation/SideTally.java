package dev.unbuy.simulation;

import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.simulation.SimulationResult.Side;
import dev.unbuy.simulation.rules.Effects;
import dev.unbuy.standing.rules.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what a replay tells. */
final class SideTally implements Effects {

  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<Ending, Long> endings = new EnumMap<>(Ending.class);
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final Map<String, Long> refunds = new TreeMap<>();
  private final Map<String, Long> unpaid = new TreeMap<>();
  private final Map<DayAndCurrency, Long> days = new HashMap<>();
  private long endedUnpaid;

  @Override
  public void judged(Outcome outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }

  @Override
  public void ended(Ending ending) {
    endings.merge(ending, 1L, Long::sum);
  }

  @Override
  public void canceled(Fault fault, Instant at, String currency, long refund) {
    faults.merge(fault, 1L, Long::sum);
    if (refund > 0) {
      refunds.merge(currency, refund, Long::sum);
      days.merge(
          new DayAndCurrency(LocalDate.ofInstant(at, ZoneOffset.UTC), currency), refund, Long::sum);
    }
  }

  @Override
  public void endedUnpaid(String currency, long total) {
    endedUnpaid++;
    unpaid.merge(currency, total, Long::sum);
  }

  Map<DayAndCurrency, Long> days() {
    return days;
  }

  Side side(Map<Standing, Long> standings) {
    return new Side(outcomes, endings, faults, refunds, unpaid, endedUnpaid, standings);
  }

  record DayAndCurrency(LocalDate day, String currency) {}
}
