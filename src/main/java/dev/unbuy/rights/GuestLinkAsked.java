package dev.unbuy.rights;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who may or may not have placed an order asks for a link to withdraw from it.
 *
 * @param subject of no meaning
 * @param number the order's, as it was typed
 * @param email as it was typed, in lower case
 */
public record GuestLinkAsked(Instant at, UUID subject, String number, String email)
    implements Event {}
