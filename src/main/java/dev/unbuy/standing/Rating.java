package dev.unbuy.standing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer thought of an order.
 *
 * @param stars 1 to 5
 */
public record Rating(UUID orderId, int stars, @Nullable String comment, Instant at) {}
