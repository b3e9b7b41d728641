package dev.unbuy.returns.rules;

import dev.unbuy.kernel.Allocation;
import dev.unbuy.refunds.rules.SoldLine;
import java.util.List;
import java.util.UUID;

/**
 * What units that come back are worth: their share of what was paid, and outbound shipping where it
 * comes back. In minor units; the lines of an order add up to what was paid in whatever order its
 * units are canceled and returned.
 *
 * @param lines what each line brings back, in the order's order
 * @param shipping of outbound shipping
 */
public record ReturnValue(List<LineValue> lines, long shipping) {

  /** Copies the lines. */
  public ReturnValue {
    lines = List.copyOf(lines);
  }

  /**
   * Computes it.
   *
   * @param lines every line of the order
   * @param shippingLeft what of outbound shipping is not owed back yet
   * @param shippingBack whether it comes back with the goods
   */
  public static ReturnValue of(List<Line> lines, long shippingLeft, boolean shippingBack) {
    List<LineValue> values =
        lines.stream()
            .filter(line -> line.quantity() > 0)
            .map(
                line ->
                    new LineValue(
                        line.id(),
                        line.quantity(),
                        line.sold()
                            .refundable(
                                line.undoneBefore(), line.decidedBefore(), line.quantity())))
            .toList();
    return new ReturnValue(values, shippingBack ? shipping(lines, shippingLeft) : 0);
  }

  private static long shipping(List<Line> lines, long left) {
    boolean everything =
        lines.stream()
            .allMatch(line -> line.undoneBefore() + line.quantity() == line.sold().ordered());
    long share =
        lines.stream()
            .mapToLong(
                line ->
                    Allocation.ofUnits(
                        line.shipping(),
                        line.sold().ordered(),
                        line.undoneBefore(),
                        line.quantity()))
            .sum();
    return everything ? left : Math.min(left, share);
  }

  /** All of it. */
  public long total() {
    return shipping + lines.stream().mapToLong(LineValue::refund).sum();
  }

  /** How many units. */
  public int units() {
    return lines.stream().mapToInt(LineValue::quantity).sum();
  }

  /**
   * How much of each line is kept when so much of all does not go back: the goods' value first,
   * shipping only when that is used up.
   *
   * @return one amount for each line, and what is kept of shipping last
   */
  public static long[] kept(long kept, List<Long> refunds, long shipping) {
    long goods = refunds.stream().mapToLong(Long::longValue).sum();
    long ofGoods = Math.min(kept, goods);
    long[] weights = refunds.stream().mapToLong(Long::longValue).toArray();
    long[] parts = new long[refunds.size() + 1];
    if (ofGoods > 0) {
      long[] split = Allocation.byLargestRemainder(ofGoods, weights);
      System.arraycopy(split, 0, parts, 0, split.length);
    }
    parts[refunds.size()] = Math.min(shipping, kept - ofGoods);
    return parts;
  }

  /**
   * A line and what comes back of it.
   *
   * @param shipping its share of outbound shipping
   * @param undoneBefore units that were undone or are on their way back
   * @param decidedBefore what is owed back or kept for those
   */
  public record Line(
      UUID id, SoldLine sold, long shipping, int undoneBefore, long decidedBefore, int quantity) {}

  /** What a line brings back, minor units without shipping. */
  public record LineValue(UUID id, int quantity, long refund) {}
}
