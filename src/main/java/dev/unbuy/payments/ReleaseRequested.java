package dev.unbuy.payments;

import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A hold is to be given up before it ends by itself.
 *
 * @param subject the key under which it is asked of the gateway
 * @param authorization the gateway's name of the authorization
 */
public record ReleaseRequested(Instant at, UUID subject, String authorization, Money amount)
    implements Event {}
