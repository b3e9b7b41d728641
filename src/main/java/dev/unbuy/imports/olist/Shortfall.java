package dev.unbuy.imports.olist;

import dev.unbuy.imports.past.PastLine;
import dev.unbuy.kernel.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What was paid less than goods and freight cost: a discount on the goods, by their prices, and
 * what is left of it after that on the freight.
 */
final class Shortfall {

  private Shortfall() {}

  /**
   * Spreads it over the lines.
   *
   * @param shortfall minor units; nothing is done unless it is more than zero
   */
  static List<SellersPart> spread(long shortfall, List<SellersPart> parts) {
    if (shortfall <= 0) {
      return parts;
    }
    List<PastLine> lines = parts.stream().flatMap(part -> part.lines().stream()).toList();
    ToLongFunction<PastLine> price = line -> line.unitPrice() * line.ordered();
    long onGoods = Math.min(shortfall, lines.stream().mapToLong(price).sum());
    long[] discounts = split(onGoods, lines, price);
    long[] freights = split(shortfall - onGoods, lines, PastLine::shipping);
    List<SellersPart> spread = new ArrayList<>();
    int next = 0;
    for (SellersPart part : parts) {
      List<PastLine> less = new ArrayList<>();
      for (PastLine line : part.lines()) {
        less.add(less(line, discounts[next], freights[next]));
        next++;
      }
      spread.add(new SellersPart(part.seller(), part.shopName(), part.shipBy(), less));
    }
    return spread;
  }

  private static long[] split(long amount, List<PastLine> lines, ToLongFunction<PastLine> weight) {
    return amount == 0
        ? new long[lines.size()]
        : Allocation.byLargestRemainder(amount, lines.stream().mapToLong(weight).toArray());
  }

  private static PastLine less(PastLine line, long discount, long freight) {
    return new PastLine(
        line.id(),
        line.listingId(),
        line.variantId(),
        line.title(),
        line.variant(),
        line.art(),
        line.ordered(),
        line.unitPrice(),
        discount,
        line.shipping() - freight);
  }
}
