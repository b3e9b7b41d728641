package dev.unbuy.standing;

import org.jspecify.annotations.Nullable;

/**
 * What buyers are told of a seller's record.
 *
 * @param rating drawn towards the mean, 1 to 5; null without ratings
 * @param cancellationRate the share of orders canceled for the seller's fault, as believed
 * @param meanCancellationRate the marketplace's mean of it
 * @param lateRate the share of orders shipped late, as believed
 * @param known whether the seller has a record of its own
 */
public record SellerCard(
    @Nullable Double rating,
    int ratings,
    double cancellationRate,
    double meanCancellationRate,
    double lateRate,
    boolean known) {

  /** Of whom nothing is known. */
  public static final SellerCard UNKNOWN = new SellerCard(null, 0, 0, 0, 0, false);

  /** How the cancellation rate compares: {@code fewer}, {@code usual} or {@code more}. */
  public String comparison() {
    if (!known || Math.abs(cancellationRate - meanCancellationRate) < 0.002) {
      return "usual";
    }
    return cancellationRate < meanCancellationRate ? "fewer" : "more";
  }
}
