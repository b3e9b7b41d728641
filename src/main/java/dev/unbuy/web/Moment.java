package dev.unbuy.web;

import java.time.Instant;

/**
 * Something that happened, in words.
 *
 * @param detail what belongs to it; may be empty
 */
public record Moment(Instant at, String title, String detail) {}
