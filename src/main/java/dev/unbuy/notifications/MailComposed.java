package dev.unbuy.notifications;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail waits to be sent.
 *
 * @param subject the mail
 */
record MailComposed(Instant at, UUID subject) implements Event {}
