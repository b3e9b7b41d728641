package dev.unbuy.refunds.rules;

import java.util.UUID;

/**
 * What a tender took and gave back, in minor units.
 *
 * @param id the tender
 * @param storeCredit whether it is store credit or a gift balance, which is filled first
 * @param capturedAs its place in the order of capture, 0 for the first
 * @param captured what was taken
 * @param refunded what went back, 0 to {@code captured}
 */
public record TenderBalance(
    UUID id, boolean storeCredit, int capturedAs, long captured, long refunded) {

  /**
   * @throws IllegalArgumentException when more went back than was taken
   */
  public TenderBalance {
    if (refunded < 0 || refunded > captured) {
      throw new IllegalArgumentException("%d refunded of %d".formatted(refunded, captured));
    }
  }

  /** What can still go back to it. */
  public long refundable() {
    return captured - refunded;
  }
}
