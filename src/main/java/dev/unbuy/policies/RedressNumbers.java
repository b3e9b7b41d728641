package dev.unbuy.policies;

import java.time.Duration;

/**
 * The marketplace's numbers about what can be put right after a cancellation.
 *
 * @param undoFor how long a buyer may undo a cancellation that settled at once, while its refund
 *     has not been sent
 * @param refundHold how long the refund of such a cancellation is held before it is sent; as long
 *     as {@code undoFor} has the buyer have all of that time, zero sends at once
 * @param contestWithin how long after a cancellation either side may contest whose fault it was
 * @param carrierAnswersWithin how long a carrier may take to answer that a parcel be stopped,
 *     before the next step is tried
 */
public record RedressNumbers(
    Duration undoFor, Duration refundHold, Duration contestWithin, Duration carrierAnswersWithin) {

  /** What holds where no operator has said otherwise. */
  public static final RedressNumbers DEFAULT =
      new RedressNumbers(
          Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofDays(30), Duration.ofHours(4));

  /** The same with another hold of refunds. */
  public RedressNumbers holding(Duration hold) {
    return new RedressNumbers(undoFor, hold, contestWithin, carrierAnswersWithin);
  }

  /** The same with another time for undoing. */
  public RedressNumbers undoableFor(Duration time) {
    return new RedressNumbers(time, refundHold, contestWithin, carrierAnswersWithin);
  }
}
