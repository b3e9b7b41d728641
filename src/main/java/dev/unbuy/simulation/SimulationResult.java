package dev.unbuy.simulation;

import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.simulation.rules.Effects.Ending;
import dev.unbuy.simulation.rules.Effects.Outcome;
import dev.unbuy.standing.rules.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What history looks like by the numbers in force and by those that were tried. Amounts are minor
 * units.
 *
 * @param orders how many orders were replayed
 * @param wishes how many wishes to cancel were made of them
 * @param agreement how often the replay by the version that judged then says what was recorded
 * @param days what went back on which day
 * @param moves the sellers whose standing differs, at most {@value #MOST_MOVES}
 * @param moved how many there are in all
 * @param changed the numbers that differ
 * @param notReplayed of these, those whose effect a replay cannot show
 */
public record SimulationResult(
    long orders,
    long wishes,
    Agreement agreement,
    Side before,
    Side after,
    List<RefundDay> days,
    List<StandingMove> moves,
    long moved,
    List<String> changed,
    List<String> notReplayed) {

  /** How many sellers are named. */
  public static final int MOST_MOVES = 200;

  /** Copies the lists. */
  public SimulationResult {
    days = List.copyOf(days);
    moves = List.copyOf(moves);
    changed = List.copyOf(changed);
    notReplayed = List.copyOf(notReplayed);
  }

  /** By one set of numbers. */
  public record Side(
      Map<Outcome, Long> outcomes,
      Map<Ending, Long> endings,
      Map<Fault, Long> faults,
      Map<String, Long> refunds,
      Map<String, Long> unpaid,
      long endedUnpaid,
      Map<Standing, Long> standings) {

    /** How many cancellations took effect. */
    public long canceled() {
      return faults.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** How many wishes were replayed by the version that judged them, and how many came out alike. */
  public record Agreement(long compared, long alike) {}

  /** What went back on a day, UTC, in one currency. */
  public record RefundDay(LocalDate day, String currency, long before, long after) {}

  /** A seller whose standing differs. */
  public record StandingMove(UUID shop, Standing before, Standing after) {}
}
