package dev.unbuy.resale.rules;

/** The rows of the table of who may resell, in the order in which they are looked at. */
public enum ResaleRule {
  /** It has not arrived, is back or on its way back, or is offered already. */
  NOTHING_TO_RESELL,
  /** It is argued about; that decides what becomes of it. */
  DISPUTE_IS_OPEN,
  /** It can be offered. */
  MAY_RESELL;

  /**
   * Looks at the facts.
   *
   * @param units how many are to be offered; zero when not all of them are free
   * @param argued whether the order is argued about
   */
  public static ResaleRule decide(int units, boolean argued) {
    if (units == 0) {
      return NOTHING_TO_RESELL;
    }
    return argued ? DISPUTE_IS_OPEN : MAY_RESELL;
  }
}
