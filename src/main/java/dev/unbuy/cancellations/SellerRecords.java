package dev.unbuy.cancellations;

import java.util.UUID;

/** What is known of sellers' records; answered by the module that keeps their standing. */
@FunctionalInterface
public interface SellerRecords {

  /** Whether this shop is below the marketplace's standard now. */
  boolean isBelowStandard(UUID shopId);
}
