package dev.unbuy.refunds;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * All of a refund has arrived, or was given up at the buyer's bank.
 *
 * @param subject the refund
 */
public record RefundArrived(Instant at, UUID subject, UUID orderId, UUID buyerId)
    implements Event {}
