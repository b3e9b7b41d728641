package dev.unbuy.policies;

import java.time.Duration;

/**
 * The marketplace's numbers about promised delivery dates.
 *
 * @param termsCountAs how many parcels a seller's own terms count as beside those that arrived
 * @param earliestBasisPoints the share of parcels that may come before the first promised day, in
 *     1/100 %
 * @param latestBasisPoints the share of parcels that are to come by the last promised day
 * @param window how far back is looked
 */
public record PromiseNumbers(
    int termsCountAs, int earliestBasisPoints, int latestBasisPoints, Duration window) {

  /** What holds where no operator has said otherwise. */
  public static final PromiseNumbers DEFAULT =
      new PromiseNumbers(20, 1_000, 9_000, Duration.ofDays(180));
}
