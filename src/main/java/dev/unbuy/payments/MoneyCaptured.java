package dev.unbuy.payments;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Money of an order was taken of which a part is already owed back.
 *
 * @param subject the order
 */
public record MoneyCaptured(Instant at, UUID subject) implements Event {}
