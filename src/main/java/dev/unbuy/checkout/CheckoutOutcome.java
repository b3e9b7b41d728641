package dev.unbuy.checkout;

import dev.unbuy.kernel.Refusal;
import java.util.List;
import java.util.UUID;

/** What became of a wish to buy. */
public sealed interface CheckoutOutcome {

  /** The orders are placed, their stock reserved, whatever becomes of the payment. */
  record Placed(UUID purchaseId, List<UUID> orders, List<UUID> variants, UUID event)
      implements CheckoutOutcome {}

  /** It cannot be bought so; nothing changed. */
  record Refused(Refusal refusal) implements CheckoutOutcome {}
}
