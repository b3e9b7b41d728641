package dev.unbuy.standing;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * The scores of all shops were taken anew, with the marketplace's means.
 *
 * @param subject of no meaning, as it is about all shops
 */
public record ShopsScored(Instant at, UUID subject) implements Event {}
