package dev.unbuy.catalog;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A listing was made, revised, paused or offered again.
 *
 * @param subject the listing
 */
public record ListingChanged(Instant at, UUID subject, UUID shopId) implements Event {}
