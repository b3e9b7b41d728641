package dev.unbuy.cancellations;

import dev.unbuy.kernel.Money;
import java.util.List;
import java.util.UUID;

/**
 * What a recall would do now.
 *
 * @param settled orders of which units would be canceled at once
 * @param asked orders whose seller would be asked, because units are being packed
 * @param outThere orders of which units have left already: nothing can be canceled of those
 * @param refunds what would go back, by currency
 */
public record RecallPreview(
    UUID shopId, int settled, int asked, int units, int outThere, List<Money> refunds) {

  /** Copies the list. */
  public RecallPreview {
    refunds = List.copyOf(refunds);
  }
}
