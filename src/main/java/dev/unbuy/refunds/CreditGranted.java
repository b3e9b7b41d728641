package dev.unbuy.refunds;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody of the marketplace gave a buyer store credit out of good will.
 *
 * @param subject the grant
 * @param buyerId who has it now
 */
public record CreditGranted(Instant at, UUID subject, UUID buyerId) implements Event {}
