package dev.unbuy.checkout;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * More people watch a fallen price than are told at a time.
 *
 * @param subject the listing
 */
record WatchersLeft(Instant at, UUID subject, UUID variantId, long price, String currency)
    implements Event {}
