package dev.unbuy.standing.rules;

import java.util.Arrays;
import java.util.List;

/**
 * What a seller's record comes to.
 *
 * <p>Rates are those of the last 90 days or, where these hold too few orders to say anything (fewer
 * than the prior counts as), of the whole record. The rating is of the whole record.
 *
 * @param judged the window that the rates are of
 * @param rates one for each measure
 * @param rating drawn towards the mean, 1 to 5
 */
public record Verdict(
    Window judged, List<Rate> rates, double rating, Standing standing, Score score) {

  /** Copies the rates. */
  public Verdict {
    rates = List.copyOf(rates);
  }

  /**
   * Judges a record.
   *
   * @param recent the orders of the last 90 days
   * @param all every order, the recent ones too
   */
  public static Verdict of(Counts recent, Counts all, Means means, Standards standards) {
    boolean enough = recent.orders() >= standards.priorOrders();
    Counts judged = enough ? recent : all;
    List<Rate> rates = rates(judged, means, standards);
    double rating = Means.rating(all, means.rating(), standards.phantomRatings());
    Standing standing = Standing.of(rates, judged.orders(), rating, standards);
    return new Verdict(
        enough ? Window.DAYS_90 : Window.ALL,
        rates,
        rating,
        standing,
        Score.of(
            standing,
            rating,
            rates.get(Measure.CANCELLATION.ordinal()).shrunk(),
            rates.get(Measure.LATE_SHIPMENT.ordinal()).shrunk()));
  }

  /** The rates of a window, one for each measure. */
  public static List<Rate> rates(Counts counts, Means means, Standards standards) {
    return Arrays.stream(Measure.values())
        .map(measure -> Rate.of(measure, counts, means, standards))
        .toList();
  }

  /** The rate of a measure. */
  public Rate rate(Measure measure) {
    return rates.get(measure.ordinal());
  }

  /** What search multiplies relevance by, in (0, 1]. */
  public double quality() {
    return score.quality();
  }
}
