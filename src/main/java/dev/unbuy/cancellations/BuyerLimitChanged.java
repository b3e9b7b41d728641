package dev.unbuy.cancellations;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A buyer's cancellations no longer settle at once by courtesy, or do again.
 *
 * @param subject the buyer's account
 * @param limited whether they are limited from now on
 * @param canceled of how many orders something was canceled by their own fault
 * @param orders of how many
 */
public record BuyerLimitChanged(Instant at, UUID subject, boolean limited, int canceled, int orders)
    implements Event {}
