package dev.unbuy.refunds.rules;

import dev.unbuy.kernel.Allocation;

/**
 * A line as it was sold, in minor units of the order's currency.
 *
 * @param ordered how many units, at least 1
 * @param unitPrice the price of one
 * @param discount the line's stored share of all discounts, and what was given back of its price
 *     since; at most its price with tax
 * @param tax the line's stored share of tax that was added to the price
 */
public record SoldLine(int ordered, long unitPrice, long discount, long tax) {

  /**
   * @throws IllegalArgumentException when a number is out of its range
   */
  public SoldLine {
    if (ordered < 1 || unitPrice < 0 || discount < 0 || tax < 0) {
      throw new IllegalArgumentException("a sold line has units, and no negative amounts");
    }
    if (discount > Math.addExact(Math.multiplyExact(unitPrice, ordered), tax)) {
      throw new IllegalArgumentException("a discount of more than the line costs");
    }
  }

  /** What was paid for the line: price, less discount, with tax. */
  public long paid() {
    return unitPrice * ordered - discount + tax;
  }

  /**
   * What goes back for the next units undone: their share of what is not yet owed back, the last
   * unit taking what is left, so that all units together bring back exactly what was paid, in
   * whatever order and however often somebody changes their mind in between.
   *
   * @param undoneBefore how many units were undone earlier
   * @param owedBefore what is owed back for those
   * @param quantity how many are undone now
   * @throws IllegalArgumentException when that is more than was ordered
   */
  public long refundable(int undoneBefore, long owedBefore, int quantity) {
    if (quantity == 0) {
      return 0;
    }
    long left = Math.max(0, paid() - owedBefore);
    return Allocation.ofUnits(left, ordered - undoneBefore, 0, quantity);
  }
}
