package dev.unbuy.standing.rules;

/**
 * How often something went wrong, as counted and as believed.
 *
 * <p>Small numbers lie: one canceled order of two is not a seller who cancels every second one. So
 * a rate is drawn towards the marketplace's mean as if the seller had had {@code prior} more orders
 * of the mean kind (the mean of a beta distribution after the evidence).
 *
 * @param measure of what
 * @param incidents orders in which it went wrong
 * @param of all orders in which it could
 * @param mean the marketplace's rate, in [0, 1]
 * @param prior how many orders the mean counts as
 * @param standard the rate below which it must stay
 */
public record Rate(
    Measure measure, int incidents, int of, double mean, int prior, double standard) {

  private static final int CHANCE = 1;

  static Rate of(Measure measure, Counts counts, Means means, Standards standards) {
    return new Rate(
        measure,
        measure.incidents(counts),
        measure.of(counts),
        means.of(measure),
        standards.priorOrders(),
        standards.of(measure));
  }

  /** As counted; 0 without orders. */
  public double raw() {
    return of == 0 ? 0 : (double) incidents / of;
  }

  /** As believed: {@code (incidents + prior × mean) / (of + prior)}. */
  public double shrunk() {
    return of + prior == 0 ? mean : (incidents + prior * mean) / (of + prior);
  }

  /**
   * Whether so many times the standard is missed: both as counted and as believed, and by more than
   * one order, for one may be chance.
   */
  public boolean misses(double times) {
    double bar = times * standard;
    return incidents > CHANCE && raw() >= bar && shrunk() >= bar;
  }
}
