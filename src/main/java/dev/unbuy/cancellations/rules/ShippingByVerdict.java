package dev.unbuy.cancellations.rules;

import dev.unbuy.kernel.Allocation;
import java.util.List;

/**
 * What a verdict on the fault moves: the canceled units' share of outbound shipping, which stayed
 * with the seller because the buyer was found to have caused the cancellation, goes back where that
 * was not so. Nothing is ever taken from a buyer again: what the preview promised was paid.
 */
public final class ShippingByVerdict {

  private ShippingByVerdict() {}

  /**
   * What is due by it, in minor units.
   *
   * @param before whose fault it was found to be
   * @param verdict whose fault it is
   * @param givenBack outbound shipping that went back with the cancellation
   * @param left outbound shipping of the order that has not gone back
   */
  public static long due(Fault before, Fault verdict, List<Line> lines, long givenBack, long left) {
    if (before != Fault.BUYER || verdict == Fault.BUYER || givenBack > 0) {
      return 0;
    }
    long share =
        lines.stream()
            .mapToLong(
                line -> Allocation.ofUnits(line.shipping(), line.ordered(), 0, line.canceled()))
            .sum();
    return Math.min(share, left);
  }

  /**
   * A line of which units were canceled.
   *
   * @param shipping the line's share of outbound shipping
   * @param canceled how many of its units this cancellation took
   */
  public record Line(long shipping, int ordered, int canceled) {}
}
