package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * An agent has decided whose fault a cancellation was; from now on that counts.
 *
 * @param subject the cancellation
 */
public record FaultDecided(
    Instant at, UUID subject, UUID contest, UUID orderId, UUID buyerId, UUID shopId, Fault fault)
    implements Event {}
