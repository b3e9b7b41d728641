package dev.unbuy.promises;

import dev.unbuy.catalog.Offers.ShippingOffer;
import dev.unbuy.policies.PromiseNumbers;

/**
 * Makes a promise of a shop's terms and of what became of its parcels.
 *
 * <p>Terms count as {@code n} parcels: all handled in the days that they name, half of them on the
 * way for the shortest time that they name and half for the longest. With those that arrived they
 * are two distributions, of handling and of the way; days of one follow days of the other, so that
 * their convolution is how long it takes from order to arrival. Promised are the days between which
 * most arrive; without any record these are exactly the days of the terms. No arrival is promised
 * before the day by which the shop has to ship.
 */
public final class Promising {

  private static final double WHOLE = 10_000;

  private Promising() {}

  /** A way of shipping with the time on the way that is promised in place of what the shop says. */
  public static ShippingOffer learned(
      ShippingOffer way, int handlingDays, PromiseRecord record, PromiseNumbers numbers) {
    ExpectedDays days = days(handlingDays, way.transitMin(), way.transitMax(), record, numbers);
    return new ShippingOffer(
        way.shopId(), way.price(), days.from() - handlingDays, days.to() - handlingDays);
  }

  /**
   * The days that are promised.
   *
   * @param handlingDays working days until it ships, as the shop says
   * @param transitMin working days on the way at least, as the shop says
   * @param transitMax at most
   */
  public static ExpectedDays days(
      int handlingDays,
      int transitMin,
      int transitMax,
      PromiseRecord record,
      PromiseNumbers numbers) {
    double[] handling = counted(record.handling(), handlingDays);
    handling[handlingDays] += numbers.termsCountAs();
    double[] transit = counted(record.transit(), transitMax);
    transit[transitMin] += numbers.termsCountAs() / 2.0;
    transit[transitMax] += numbers.termsCountAs() / 2.0;
    double[] both = convolved(handling, transit);
    return new ExpectedDays(
        Math.max(handlingDays, within(both, numbers.earliestBasisPoints() / WHOLE)),
        Math.max(handlingDays, within(both, numbers.latestBasisPoints() / WHOLE)));
  }

  private static double[] counted(DayCounts counts, int atLeast) {
    int longest = counts.days().isEmpty() ? 0 : counts.days().getLast();
    double[] parcels = new double[Math.max(longest, atLeast) + 1];
    for (int i = 0; i < counts.days().size(); i++) {
      parcels[counts.days().get(i)] = counts.parcels().get(i);
    }
    return parcels;
  }

  private static double[] convolved(double[] first, double[] then) {
    double[] both = new double[first.length + then.length - 1];
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < then.length; j++) {
        both[i + j] += first[i] * then[j];
      }
    }
    return both;
  }

  private static int within(double[] weights, double share) {
    double all = 0;
    for (double weight : weights) {
      all += weight;
    }
    double seen = 0;
    for (int day = 0; day < weights.length; day++) {
      seen += weights[day];
      if (seen > 0 && seen >= share * all) {
        return day;
      }
    }
    return weights.length - 1;
  }
}
