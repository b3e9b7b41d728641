package dev.unbuy.orders;

import dev.unbuy.kernel.Allocation;
import dev.unbuy.kernel.Ids;

/**
 * A line cut in two, so that some of its open units can become another variant: both parts together
 * are exactly the line, to the cent and to the unit.
 *
 * @param stays the units that stay as they are, among them all that are canceled, packed or shipped
 * @param goes the units that are cut off, all of them open, with nothing owed back for them
 */
public record SplitLine(OrderLine stays, OrderLine goes) {

  /**
   * Cuts.
   *
   * @param units how many open units are cut off; fewer than were ordered
   * @param position of the new line in its order
   * @throws IllegalArgumentException when there are not so many open ones, or none would stay
   */
  public static SplitLine of(OrderLine line, int units, int position) {
    if (units < 1 || units > line.open() || units >= line.ordered()) {
      throw new IllegalArgumentException("%d units of %s".formatted(units, line));
    }
    int undone = line.undone();
    long worth =
        Allocation.ofUnits(
            line.unitPrice() * line.ordered()
                - line.discount()
                - line.adjusted()
                + line.tax()
                - line.decidedBack(),
            line.ordered() - undone,
            0,
            units);
    long undiscounted = line.unitPrice() * units;
    long tax = Allocation.ofUnits(line.tax(), line.ordered(), undone, units);
    long discount =
        Math.clamp(
            Allocation.ofUnits(line.discount(), line.ordered(), undone, units), 0, undiscounted);
    long adjusted = Math.clamp(undiscounted - discount + tax - worth, 0, line.adjusted());
    discount = Math.clamp(undiscounted + tax - adjusted - worth, 0, line.discount());
    tax = worth - undiscounted + discount + adjusted;
    long shipping = Allocation.ofUnits(line.shipping(), line.ordered(), undone, units);
    return new SplitLine(
        line.withShares(
            line.ordered() - units,
            line.open() - units,
            line.discount() - discount,
            line.shipping() - shipping,
            line.tax() - tax,
            line.adjusted() - adjusted),
        new OrderLine(
            Ids.next(),
            position,
            line.listingId(),
            line.variantId(),
            line.title(),
            line.variant(),
            line.art(),
            line.unitPrice(),
            discount,
            shipping,
            tax,
            units,
            units,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            adjusted,
            line.withdrawalExcepted()));
  }
}
