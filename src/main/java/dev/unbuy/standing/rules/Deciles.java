package dev.unbuy.standing.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a score foretells anything: shops are put in the order of the score that they had, cut
 * into ten parts of as many later orders each, and what became of those orders is counted.
 */
public final class Deciles {

  private static final int PARTS = 10;

  private Deciles() {}

  /**
   * Cuts. A shop whose orders lie on both sides of a cut belongs to the part in which its middle
   * lies.
   *
   * @param shops in any order; one at different times counts as several
   * @return ten parts, the worst scores first; fewer where there are few shops
   */
  public static List<Part> of(List<Foretold> shops) {
    List<Foretold> sorted =
        shops.stream()
            .filter(shop -> shop.orders() > 0)
            .sorted(Comparator.comparingDouble(Foretold::score))
            .toList();
    long all = sorted.stream().mapToLong(Foretold::orders).sum();
    List<List<Foretold>> parts = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      parts.add(new ArrayList<>());
    }
    long before = 0;
    for (Foretold shop : sorted) {
      long middle = before + shop.orders() / 2;
      parts.get((int) Math.min(PARTS - 1, middle * PARTS / all)).add(shop);
      before += shop.orders();
    }
    double usual = share(sorted.stream().mapToLong(Foretold::canceled).sum(), all);
    return parts.stream().filter(part -> !part.isEmpty()).map(part -> part(part, usual)).toList();
  }

  private static Part part(List<Foretold> shops, double usual) {
    long orders = shops.stream().mapToLong(Foretold::orders).sum();
    long canceled = shops.stream().mapToLong(Foretold::canceled).sum();
    long late = shops.stream().mapToLong(Foretold::late).sum();
    double rate = share(canceled, orders);
    return new Part(
        shops.getFirst().score(),
        shops.getLast().score(),
        shops.size(),
        orders,
        canceled,
        rate,
        share(late, shops.stream().mapToLong(Foretold::shipped).sum()),
        usual == 0 ? 1 : rate / usual);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /**
   * A shop at a time.
   *
   * @param score that it had, in (0, 1]
   * @param orders that came after, canceled of them for SELLER fault, shipped, and late of those
   */
  public record Foretold(double score, int orders, int canceled, int shipped, int late) {}

  /**
   * A tenth of the later orders.
   *
   * @param lowest score in it
   * @param highest score in it
   * @param rate the share canceled for SELLER fault
   * @param lateRate the share of the shipped ones that left late
   * @param lift that share as a multiple of all orders'
   */
  public record Part(
      double lowest,
      double highest,
      int shops,
      long orders,
      long canceled,
      double rate,
      double lateRate,
      double lift) {}
}
