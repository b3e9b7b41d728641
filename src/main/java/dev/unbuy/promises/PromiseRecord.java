package dev.unbuy.promises;

import java.util.OptionalDouble;

/**
 * What is known of how a shop delivers to a country.
 *
 * @param handling how long the shop takes until a parcel leaves, wherever it goes
 * @param transit how long parcels are on the way there
 * @param arrived how many of the shop's parcels arrived or were lost, wherever they went
 * @param onTime of these, how many came by the last day that was promised
 */
public record PromiseRecord(DayCounts handling, DayCounts transit, int arrived, int onTime) {

  /** Nothing is known. */
  public static final PromiseRecord NONE = new PromiseRecord(DayCounts.NONE, DayCounts.NONE, 0, 0);

  /** From how many parcels on the share of kept promises says something. */
  public static final int ENOUGH = 10;

  /** The share of its promises that the shop kept; empty where too few parcels say so. */
  public OptionalDouble kept() {
    return arrived < ENOUGH ? OptionalDouble.empty() : OptionalDouble.of((double) onTime / arrived);
  }
}
