package dev.unbuy.platform;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that was given up after its last attempt, and waits for a person.
 *
 * @param eventId the event
 * @param consumer who has not heard of it
 * @param type what kind of event it is
 * @param subject what it is about
 * @param occurredAt when it happened
 * @param attempts how often it was tried
 * @param lastError what was said at the last try
 * @param diedAt about when it was given up
 */
public record DeadLetter(
    UUID eventId,
    String consumer,
    String type,
    UUID subject,
    Instant occurredAt,
    int attempts,
    String lastError,
    Instant diedAt) {}
