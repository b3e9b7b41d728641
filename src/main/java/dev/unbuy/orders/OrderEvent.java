package dev.unbuy.orders;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order.
 *
 * @param actor who did it: BUYER, SELLER, AGENT, OPERATOR, PLATFORM
 * @param data what belongs to it, as a JSON object
 */
public record OrderEvent(
    UUID orderId,
    Instant at,
    OrderChange change,
    String actor,
    @Nullable UUID actorId,
    String data) {}
