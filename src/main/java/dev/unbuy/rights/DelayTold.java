package dev.unbuy.rights;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A seller cannot ship in time, and its buyer has to be told.
 *
 * @param subject the notice
 */
public record DelayTold(Instant at, UUID subject, UUID orderId, UUID buyerId) implements Event {}
