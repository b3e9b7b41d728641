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
 */
public record UnitsBack(
    UUID lineId, int comingBack, int returned, int neverArrived, long owedBack, long keptBack) {

  /** Delivered units are to come back; what is owed for them is set aside. */
  public static UnitsBack setsOut(UUID lineId, int units, long owedBack) {
    return new UnitsBack(lineId, units, 0, 0, owedBack, 0);
  }

  /** They stay with the buyer, and nothing is owed for them. */
  public static UnitsBack stays(UUID lineId, int units, long owedBack) {
    return new UnitsBack(lineId, -units, 0, 0, -owedBack, 0);
  }

  /** They are back, and so much of what was set aside does not go to the buyer. */
  public static UnitsBack isBack(UUID lineId, int units, long kept) {
    return new UnitsBack(lineId, -units, units, 0, -kept, kept);
  }

  /** Units on the way never arrive: so much is owed for them, and so much is kept. */
  public static UnitsBack neverArrives(UUID lineId, int units, long owedBack, long kept) {
    return new UnitsBack(lineId, 0, 0, units, owedBack, kept);
  }
}
