package dev.unbuy.payments;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * The money held for an order is to be taken.
 *
 * @param subject the order
 */
public record CaptureRequested(Instant at, UUID subject, UUID buyerId, UUID shopId, String currency)
    implements Event {

  OrderAccount account() {
    return new OrderAccount(subject, buyerId, shopId, currency);
  }
}
