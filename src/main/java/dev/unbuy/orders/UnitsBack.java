package dev.unbuy.orders;

import java.util.UUID;

/**
 * By how much a line's counts change because units of it come back after they were shipped.
 *
 * @param comingBack delivered units that set out, or no longer do
 * @param returned delivered units that are back
 * @param neverArrived shipped units that were never delivered and count as canceled
 * @param owedBack minor units
 * @param keptBack minor units that no unit of the line brings back any more
 * @param withdrawn units whose withdrawal waits for them, or no longer does
 */
public record UnitsBack(
    UUID lineId,
    int comingBack,
    int returned,
    int neverArrived,
    long owedBack,
    long keptBack,
    int withdrawn) {

  /** Delivered units are to come back; what is owed for them is set aside. */
  public static UnitsBack setsOut(UUID lineId, int units, long owedBack) {
    return new UnitsBack(lineId, units, 0, 0, owedBack, 0, 0);
  }

  /** They stay with the buyer, and nothing is owed for them. */
  public static UnitsBack stays(UUID lineId, int units, long owedBack) {
    return new UnitsBack(lineId, -units, 0, 0, -owedBack, 0, 0);
  }

  /** They are back, and so much of what was set aside does not go to the buyer. */
  public static UnitsBack isBack(UUID lineId, int units, long kept) {
    return new UnitsBack(lineId, -units, units, 0, -kept, kept, 0);
  }

  /** Units on the way never arrive: so much is owed for them, and so much is kept. */
  public static UnitsBack neverArrives(UUID lineId, int units, long owedBack, long kept) {
    return new UnitsBack(lineId, 0, 0, units, owedBack, kept, 0);
  }

  /** A withdrawal waits for them from now on. */
  public static UnitsBack withdrawn(UUID lineId, int units) {
    return new UnitsBack(lineId, 0, 0, 0, 0, 0, units);
  }

  /** Units that a withdrawal waited for count as returned, and so much is owed for them. */
  public static UnitsBack isBackByWithdrawal(UUID lineId, int units, long owedBack) {
    return new UnitsBack(lineId, 0, units, 0, owedBack, 0, -units);
  }
}
