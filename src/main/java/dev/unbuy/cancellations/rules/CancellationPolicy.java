package dev.unbuy.cancellations.rules;

import java.time.Duration;

/**
 * The marketplace's numbers for canceling.
 *
 * @param gracePeriod how long after payment a cancellation settles at once
 * @param sellerAnswersWithin how long the seller may be silent before an asked one settles
 * @param platformWaitsAfterShipBy how long after the ship-by date the platform itself may cancel
 */
public record CancellationPolicy(
    Duration gracePeriod, Duration sellerAnswersWithin, Duration platformWaitsAfterShipBy) {

  /** 60 minutes, 48 hours, 48 hours. */
  public static final CancellationPolicy DEFAULT =
      new CancellationPolicy(Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(2));

  /**
   * @throws IllegalArgumentException when one of them is negative
   */
  public CancellationPolicy {
    if (gracePeriod.isNegative()
        || sellerAnswersWithin.isNegative()
        || platformWaitsAfterShipBy.isNegative()) {
      throw new IllegalArgumentException("a policy's durations are zero or more");
    }
  }
}
