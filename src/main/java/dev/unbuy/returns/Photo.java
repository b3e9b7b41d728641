package dev.unbuy.returns;

import java.time.Instant;
import java.util.UUID;

/**
 * A photo of goods, as evidence.
 *
 * @param author BUYER or SELLER
 * @param width in pixels, as {@code height}
 */
public record Photo(UUID id, String author, Instant at, int width, int height) {}
