package dev.unbuy.cancellations.rules;

import dev.unbuy.kernel.Allocation;
import dev.unbuy.refunds.rules.SoldLine;
import java.util.List;
import java.util.UUID;

/**
 * What undoing some units brings back: for each line its own share, and outbound shipping where it
 * goes back.
 *
 * <p>Shipping goes back in full when everything is undone before anything has shipped. When only a
 * part is undone, the undone units' share of it goes back if the buyer did not cause it or a
 * statute demands it, otherwise none.
 */
public final class Undoing {

  private Undoing() {}

  /**
   * Computes it.
   *
   * @param lines every line of the order
   * @param shipping what outbound shipping cost
   * @param shippingOwedBack what of it is owed back already
   * @param shippingShared whether the undone units' share goes back although others remain
   */
  public static Undone of(
      List<Line> lines, long shipping, long shippingOwedBack, boolean shippingShared) {
    List<UndoneLine> undone =
        lines.stream()
            .filter(line -> line.quantity() > 0)
            .map(
                line ->
                    new UndoneLine(
                        line.id(),
                        line.quantity(),
                        line.sold()
                            .refundable(line.undoneBefore(), line.owedBefore(), line.quantity())))
            .toList();
    long left = shipping - shippingOwedBack;
    boolean everything =
        lines.stream().allMatch(line -> line.canceledBefore() + line.quantity() == line.ordered());
    long back = everything ? left : shippingShared ? Math.min(left, shareOfShipping(lines)) : 0;
    return new Undone(undone, back);
  }

  private static long shareOfShipping(List<Line> lines) {
    return lines.stream()
        .mapToLong(
            line ->
                Allocation.ofUnits(
                    line.shipping(), line.ordered(), line.undoneBefore(), line.quantity()))
        .sum();
  }

  /**
   * A line and what is undone of it.
   *
   * @param undoneBefore units canceled or asked to be, earlier
   * @param canceledBefore of those, canceled for good
   * @param owedBefore what is owed for the units undone before
   * @param quantity how many are undone now; zero or more
   */
  public record Line(
      UUID id,
      SoldLine sold,
      long shipping,
      int undoneBefore,
      int canceledBefore,
      long owedBefore,
      int quantity) {
    int ordered() {
      return sold.ordered();
    }
  }

  /**
   * What goes back for a line.
   *
   * @param refund minor units, without shipping
   */
  public record UndoneLine(UUID id, int quantity, long refund) {}

  /**
   * What goes back.
   *
   * @param shipping minor units
   */
  public record Undone(List<UndoneLine> lines, long shipping) {

    /** All of it, in minor units. */
    public long refund() {
      return shipping + lines.stream().mapToLong(UndoneLine::refund).sum();
    }
  }
}
