package dev.unbuy.cancellations;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What is known of sellers' records; answered by the module that keeps their standing. */
public interface SellerRecords {

  /** Whether this shop is below the marketplace's standard now. */
  boolean isBelowStandard(UUID shopId);

  /**
   * Those of other shops that are within the marketplace's standards and have a better rating than
   * a shop, which counts as the worst where it has none.
   *
   * @return their ratings, 1 to 5
   */
  Map<UUID, Double> betterRated(UUID shopId, Collection<UUID> others);
}
