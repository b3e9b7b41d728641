package dev.unbuy.conversations;

import dev.unbuy.platform.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody wrote to the others of a conversation; told a little later, so that who reads it at once
 * gets no mail.
 *
 * @param subject the conversation
 * @param seq the message's number in it
 */
public record MessageWritten(Instant at, UUID subject, int seq) implements Event {}
