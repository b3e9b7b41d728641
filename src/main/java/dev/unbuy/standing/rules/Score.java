package dev.unbuy.standing.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * What search multiplies relevance by: a product of named factors, each in (0, 1], so that a seller
 * can be shown what made it.
 *
 * @param factors in the order in which they are told
 */
public record Score(List<Factor> factors) {

  private static final double WORST_RATING = 0.6;
  private static final double PER_CANCELLATION_RATE = 5;
  private static final double PER_LATE_RATE = 2;

  /** Copies the factors. */
  public Score {
    factors = List.copyOf(factors);
  }

  /**
   * The score of a record.
   *
   * @param rating drawn towards the mean, 1 to 5
   * @param cancellation drawn towards the mean; each further percentage point costs about 5 %
   * @param late drawn towards the mean; each further percentage point costs about 2 %
   */
  public static Score of(Standing standing, double rating, double cancellation, double late) {
    return new Score(
        List.of(
            new Factor(Part.STANDING, standingFactor(standing)),
            new Factor(Part.RATING, WORST_RATING + (1 - WORST_RATING) * (rating - 1) / 4),
            new Factor(Part.DELIVERY_PROMISE, Math.exp(-PER_LATE_RATE * late)),
            new Factor(Part.CANCELLATIONS, Math.exp(-PER_CANCELLATION_RATE * cancellation))));
  }

  /** The product, in (0, 1]. */
  public double quality() {
    double product = 1;
    for (Factor factor : factors) {
      product *= factor.value();
    }
    return Math.min(1, product);
  }

  /** What each factor takes away, from 1 down to the quality. */
  public List<Step> waterfall() {
    List<Step> steps = new ArrayList<>();
    double left = 1;
    for (Factor factor : factors) {
      double next = left * factor.value();
      steps.add(new Step(factor.part(), left, next));
      left = next;
    }
    return steps;
  }

  private static double standingFactor(Standing standing) {
    return switch (standing) {
      case TOP -> 1;
      case STANDARD -> 0.95;
      case AT_RISK -> 0.85;
      case BELOW -> 0.65;
    };
  }

  /** What a score is made of. */
  public enum Part {
    STANDING,
    RATING,
    DELIVERY_PROMISE,
    CANCELLATIONS
  }

  /**
   * One of them.
   *
   * @param value in (0, 1]
   */
  public record Factor(Part part, double value) {}

  /** One step down, from what was left to what is left, both in (0, 1]. */
  public record Step(Part part, double from, double to) {}
}
