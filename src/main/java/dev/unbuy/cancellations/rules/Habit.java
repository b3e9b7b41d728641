package dev.unbuy.cancellations.rules;

/**
 * How often a buyer has canceled lately.
 *
 * @param canceled orders of which something was canceled by the buyer's own fault; withdrawals by
 *     statute never count
 * @param orders all of their paid orders in the same time
 */
public record Habit(int canceled, int orders) {

  private static final long WHOLE = 10_000;

  /**
   * Whether it is serial: more than so many, and more than this share of the orders.
   *
   * @param most how many do not count as a habit
   * @param shareBasisPoints in 1/100 %
   */
  public boolean isSerial(int most, int shareBasisPoints) {
    return canceled > most && canceled * WHOLE > (long) orders * shareBasisPoints;
  }
}
