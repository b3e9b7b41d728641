package dev.unbuy.rights;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Something happened to a withdrawal.
 *
 * @param subject the withdrawal
 */
public record WithdrawalChanged(
    Instant at, UUID subject, UUID orderId, UUID buyerId, UUID shopId, Change change)
    implements Event {

  /** What. */
  public enum Change {
    /** The buyer has confirmed it: it is effective. */
    CONFIRMED,
    /** The buyer has proved that the goods are on their way back. */
    GOODS_SENT,
    /** The seller has them. */
    GOODS_ARRIVED
  }
}
