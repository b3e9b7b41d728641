package dev.unbuy.cancellations.rules;

import dev.unbuy.kernel.Allocation;

/**
 * What makes up for a price that fell after the payment: the difference between what the kept units
 * cost the buyer and what they would cost now, with the tax on it, less what was made up for
 * before, and never above the policy's share of what was paid.
 *
 * <p>Retailers publish such promises as price adjustment or price protection, usually for 7 to 30
 * days after the purchase.
 */
public final class PriceAdjustment {

  private static final long WHOLE = 10_000;

  private PriceAdjustment() {}

  /**
   * Computes it.
   *
   * @param sold the units as they were sold
   * @param price the lower price of one unit, without added tax, minor units
   * @param capBasisPoints how much of what was paid may be given back, in 1/100 %
   * @return minor units; zero when nothing is due
   */
  public static long due(Sold sold, long price, int capBasisPoints) {
    int kept = sold.kept();
    if (kept == 0) {
      return 0;
    }
    long goods =
        Allocation.ofUnits(
            sold.unitPrice() * sold.ordered() - sold.discount(), sold.ordered(), 0, kept);
    long tax = Allocation.ofUnits(sold.tax(), sold.ordered(), 0, kept);
    long lower = Math.max(0, goods - Math.multiplyExact(price, kept));
    long withTax = goods == 0 ? 0 : lower + Math.multiplyExact(tax, lower) / goods;
    long most = (goods + tax) * capBasisPoints / WHOLE;
    return Math.max(0, Math.min(withTax, most) - sold.adjusted());
  }

  /**
   * A line as it was sold, in minor units.
   *
   * @param ordered how many units, at least 1
   * @param kept how many of them are neither canceled nor asked to be
   * @param discount the line's share of discounts
   * @param tax the line's share of tax that was added to prices
   * @param adjusted what was given back of its price before
   */
  public record Sold(
      int ordered, int kept, long unitPrice, long discount, long tax, long adjusted) {}
}
