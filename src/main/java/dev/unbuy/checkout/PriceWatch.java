package dev.unbuy.checkout;

import dev.unbuy.kernel.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price that somebody waits for.
 *
 * @param below the price at which, or below which, to tell; null for any drop
 * @param price what it cost when the watch was set, or when a drop was last told
 */
public record PriceWatch(UUID listingId, @Nullable Money below, Money price, Instant since) {}
