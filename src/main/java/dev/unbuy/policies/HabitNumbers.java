package dev.unbuy.policies;

import java.time.Duration;

/**
 * The marketplace's numbers about buyers who cancel serially. Both limits have to be passed.
 *
 * @param window how far back is looked
 * @param cancellations how many orders a buyer may cancel in it by their own fault
 * @param shareBasisPoints which share of their orders in it, in 1/100 %
 */
public record HabitNumbers(Duration window, int cancellations, int shareBasisPoints) {

  /** What holds where no operator has said otherwise. */
  public static final HabitNumbers DEFAULT = new HabitNumbers(Duration.ofDays(90), 24, 5_000);
}
