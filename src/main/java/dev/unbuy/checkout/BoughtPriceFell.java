package dev.unbuy.checkout;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody bought became cheaper while the difference can still be asked for. Amounts are
 * minor units of the currency, of one unit.
 *
 * @param subject the order
 * @param title of what was bought
 * @param until when the difference can no longer be asked for
 */
public record BoughtPriceFell(
    Instant at,
    UUID subject,
    UUID buyerId,
    String title,
    long before,
    long price,
    String currency,
    Instant until)
    implements Event {}
