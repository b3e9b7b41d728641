package dev.unbuy.standing;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A shop's score, rating or rates have changed; what they are now stands in {@code standing.shops}.
 *
 * @param subject the shop
 */
public record ShopScored(Instant at, UUID subject) implements Event {}
