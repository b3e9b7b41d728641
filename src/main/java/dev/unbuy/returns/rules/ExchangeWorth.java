package dev.unbuy.returns.rules;

/** What of a unit's price another variant takes with it when they are exchanged. Minor units. */
public final class ExchangeWorth {

  private ExchangeWorth() {}

  /**
   * Whether the other one costs no more: than was asked when this was sold, or than this one costs
   * now, whichever is kinder.
   */
  public static boolean isCovered(long soldAt, long costsNow, long other) {
    return other <= Math.max(soldAt, costsNow);
  }

  /**
   * What of the refund stays with the other ones: all of it where they cost as much, the same share
   * of it where they cost less, so that a discount holds for them as well. Rounded up.
   *
   * @param refund what was paid for the units that come back
   * @param soldAt what a unit was sold at
   * @param costsNow what it costs now
   * @param other what the other one costs now; covered
   */
  public static long of(long refund, long soldAt, long costsNow, long other) {
    long base = other <= soldAt ? soldAt : Math.max(soldAt, costsNow);
    return base == 0
        ? refund
        : Math.min(refund, (Math.multiplyExact(refund, other) + base - 1) / base);
  }
}
