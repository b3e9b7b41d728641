package dev.unbuy.catalog;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A variant costs something else from now on. Amounts are minor units of the currency.
 *
 * @param subject the listing
 */
public record PriceChanged(
    Instant at, UUID subject, UUID shopId, UUID variantId, long before, long price, String currency)
    implements Event {}
