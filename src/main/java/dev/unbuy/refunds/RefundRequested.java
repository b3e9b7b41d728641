package dev.unbuy.refunds;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Money is owed to a buyer.
 *
 * @param subject the refund
 */
public record RefundRequested(Instant at, UUID subject, UUID orderId, UUID buyerId)
    implements Event {}
