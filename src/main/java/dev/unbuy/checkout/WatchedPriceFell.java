package dev.unbuy.checkout;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What some people watch costs as little as they wait for. Amounts are minor units of the currency.
 *
 * @param subject the listing
 * @param watchers the accounts that are to be told
 */
public record WatchedPriceFell(
    Instant at, UUID subject, UUID variantId, long price, String currency, List<UUID> watchers)
    implements Event {}
