package dev.unbuy.standing.rules;

/**
 * What is usual on the marketplace.
 *
 * @param cancellation the mean cancellation rate, in [0, 1]
 * @param lateShipment the mean late shipment rate
 * @param orderDefect the mean order defect rate
 * @param rating the mean rating, 1 to 5
 */
public record Means(double cancellation, double lateShipment, double orderDefect, double rating) {

  private static final double FIRST_RATING = 4.0;
  private static final double FIRST_SHARE = 0.5;
  private static final int ENOUGH = 50;

  /**
   * The means of all orders. Where there are few, sellers are taken to keep half of each standard
   * and to be rated {@value #FIRST_RATING}: worth as many orders and ratings as a mean is in a
   * seller's record.
   */
  public static Means of(Counts all, Standards standards) {
    return new Means(
        rate(Measure.CANCELLATION, all, standards),
        rate(Measure.LATE_SHIPMENT, all, standards),
        rate(Measure.ORDER_DEFECT, all, standards),
        rating(all, FIRST_RATING, standards.phantomRatings()));
  }

  /**
   * What is usual now: the means of the last 90 days or, where these hold too few orders to stand
   * for a marketplace, of all that there were.
   */
  public static Means of(Counts recent, Counts all, Standards standards) {
    return of(recent.orders() >= ENOUGH * standards.priorOrders() ? recent : all, standards);
  }

  /** The mean of a measure. */
  public double of(Measure measure) {
    return switch (measure) {
      case CANCELLATION -> cancellation;
      case LATE_SHIPMENT -> lateShipment;
      case ORDER_DEFECT -> orderDefect;
    };
  }

  /** A rating drawn towards another by phantom ratings. */
  static double rating(Counts counts, double towards, int phantoms) {
    int ratings = counts.ratings() + phantoms;
    return ratings == 0 ? towards : (counts.stars() + phantoms * towards) / ratings;
  }

  private static double rate(Measure measure, Counts all, Standards standards) {
    double first = FIRST_SHARE * standards.of(measure);
    return new Rate(
            measure,
            measure.incidents(all),
            measure.of(all),
            first,
            standards.priorOrders(),
            standards.of(measure))
        .shrunk();
  }
}
