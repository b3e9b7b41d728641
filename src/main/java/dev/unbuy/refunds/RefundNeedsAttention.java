package dev.unbuy.refunds;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A part of a refund cannot go on by itself: a person of the marketplace looks into it, or the
 * buyer takes the money in another way.
 *
 * @param subject the refund
 * @param code what the gateway gave as the reason, or {@code no-answer}
 */
public record RefundNeedsAttention(
    Instant at, UUID subject, UUID partId, UUID orderId, UUID buyerId, String code)
    implements Event {}
