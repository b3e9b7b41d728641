package dev.unbuy.inventory;

import java.util.UUID;

/**
 * So many of a variant.
 *
 * @param quantity more than zero
 */
public record Units(UUID variantId, int quantity) {}
