package dev.unbuy.checkout;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A purchase was placed, its stock reserved; it is to be paid.
 *
 * @param subject the purchase
 */
public record PurchasePlaced(Instant at, UUID subject, UUID buyerId) implements Event {}
