package dev.unbuy.standing.rules;

import java.util.Collection;

/** Where a seller stands, the best first. */
public enum Standing {
  /** Far within every standard, well rated, with enough orders to show it. */
  TOP,
  /** Within the standards, or not yet known enough. */
  STANDARD,
  /** Misses a standard. */
  AT_RISK,
  /** Misses a standard twice over. */
  BELOW;

  /** A rating from which a seller may be {@link #TOP}. */
  public static final double TOP_RATING = 4.5;

  /** The share of each standard within which a seller may be {@link #TOP}. */
  public static final double TOP_SHARE = 0.5;

  /** How many times a standard is missed by who is {@link #BELOW} it. */
  public static final double BELOW_TIMES = 2;

  /**
   * Judges.
   *
   * @param orders how many orders the rates rest on
   * @param rating drawn towards the mean, 1 to 5
   */
  public static Standing of(
      Collection<Rate> rates, int orders, double rating, Standards standards) {
    if (rates.stream().anyMatch(rate -> rate.misses(BELOW_TIMES))) {
      return BELOW;
    }
    if (rates.stream().anyMatch(rate -> rate.misses(1))) {
      return AT_RISK;
    }
    boolean known = orders >= standards.priorOrders() && rating >= TOP_RATING;
    boolean far = rates.stream().allMatch(rate -> rate.shrunk() <= TOP_SHARE * rate.standard());
    return known && far ? TOP : STANDARD;
  }
}
