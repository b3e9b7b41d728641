package dev.unbuy.refunds.rules;

import dev.unbuy.kernel.Allocation;

/**
 * Who gives back what of a sale that is undone after its money was handed on: the seller, the
 * marketplace its commission, the tax account its tax, in the proportion in which they have it;
 * shipping only when all of that is used up.
 *
 * @param payable what the seller has of the order, paid out or not, in minor units
 * @param commission what the marketplace kept of it
 * @param tax what is set aside as tax of it
 * @param shipping what is set aside as shipping of it
 */
public record SaleUndone(long payable, long commission, long tax, long shipping) {

  /**
   * @throws IllegalArgumentException when one of them is below zero
   */
  public SaleUndone {
    if (payable < 0 || commission < 0 || tax < 0 || shipping < 0) {
      throw new IllegalArgumentException("nobody has less than nothing of a sale");
    }
  }

  /** What can be given back at most. */
  public long total() {
    return payable + commission + tax + shipping;
  }

  /**
   * Splits an amount.
   *
   * @param amount minor units, 0 to {@link #total}
   * @return what each gives, adding up to it
   * @throws IllegalArgumentException when nobody has so much
   */
  public SaleUndone split(long amount) {
    if (amount < 0 || amount > total()) {
      throw new IllegalArgumentException("%d of %d".formatted(amount, total()));
    }
    long ofSale = Math.min(amount, total() - shipping);
    long[] parts =
        ofSale == 0
            ? new long[] {0, 0, 0}
            : Allocation.byLargestRemainder(ofSale, payable, commission, tax);
    return new SaleUndone(parts[0], parts[1], parts[2], amount - ofSale);
  }

  /** What is left after this was given. */
  public SaleUndone less(SaleUndone given) {
    return new SaleUndone(
        payable - given.payable,
        commission - given.commission,
        tax - given.tax,
        shipping - given.shipping);
  }
}
