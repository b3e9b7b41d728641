package dev.unbuy.orders;

import dev.unbuy.kernel.Refusal;
import java.util.UUID;

/** What became of a step of shipping. */
public sealed interface FulfillmentOutcome {

  /** It was done. */
  record Done(UUID orderId, UUID fulfillmentId) implements FulfillmentOutcome {}

  /** The rules do not allow it now; nothing changed. */
  record NotAllowed(Refusal refusal) implements FulfillmentOutcome {}
}
