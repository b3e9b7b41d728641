package dev.unbuy.standing.rules;

/**
 * The marketplace's policy about records.
 *
 * @param priorOrders how many orders the mean rate counts as in a seller's
 * @param phantomRatings how many ratings the mean counts as in a seller's
 * @param cancellation the cancellation rate that must stay below, in (0, 1)
 * @param lateShipment the late shipment rate that must stay below
 * @param orderDefect the order defect rate that must stay below
 */
public record Standards(
    int priorOrders,
    int phantomRatings,
    double cancellation,
    double lateShipment,
    double orderDefect) {

  /** The standard of a measure. */
  public double of(Measure measure) {
    return switch (measure) {
      case CANCELLATION -> cancellation;
      case LATE_SHIPMENT -> lateShipment;
      case ORDER_DEFECT -> orderDefect;
    };
  }
}
