package dev.unbuy.refunds;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A refund was not sent by the time that the law sets.
 *
 * @param subject the refund
 */
public record RefundOverdue(Instant at, UUID subject, UUID orderId, UUID buyerId)
    implements Event {}
