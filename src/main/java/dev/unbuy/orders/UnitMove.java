package dev.unbuy.orders;

import java.util.UUID;

/**
 * By how much a line's counts change.
 *
 * @param owedBack minor units
 */
public record UnitMove(
    UUID lineId,
    int open,
    int canceled,
    int inFulfillment,
    int shipped,
    int delivered,
    int asked,
    long owedBack) {

  /** Open units go into a parcel. */
  public static UnitMove prepared(UUID lineId, int units) {
    return new UnitMove(lineId, -units, 0, units, 0, 0, 0, 0);
  }

  /** Units in a parcel leave the house. */
  public static UnitMove shipped(UUID lineId, int units) {
    return new UnitMove(lineId, 0, 0, -units, units, 0, 0, 0);
  }

  /** Shipped units arrive. */
  public static UnitMove delivered(UUID lineId, int units) {
    return new UnitMove(lineId, 0, 0, 0, 0, units, 0, 0);
  }

  /** Units begin to wait for the seller's answer; what is owed for them is set aside. */
  public static UnitMove asked(UUID lineId, int units, long owedBack) {
    return new UnitMove(lineId, 0, 0, 0, 0, 0, units, owedBack);
  }

  /** Units no longer wait, and nothing is owed for them. */
  public static UnitMove askedNoMore(UUID lineId, int units, long owedBack) {
    return new UnitMove(lineId, 0, 0, 0, 0, 0, -units, -owedBack);
  }

  /** Undone units are open again, and nothing is owed for them. */
  public static UnitMove kept(UUID lineId, int units, long owedBack) {
    return new UnitMove(lineId, units, -units, 0, 0, 0, 0, -owedBack);
  }

  /** Units are undone, open ones and those taken out of parcels. */
  public static UnitMove canceled(
      UUID lineId, int fromOpen, int fromFulfillment, int fromAsked, long owedBack) {
    return new UnitMove(
        lineId,
        -fromOpen,
        fromOpen + fromFulfillment,
        -fromFulfillment,
        0,
        0,
        -fromAsked,
        owedBack);
  }
}
