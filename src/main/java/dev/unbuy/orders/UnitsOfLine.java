package dev.unbuy.orders;

import java.util.UUID;

/**
 * So many units of a line, as somebody asked for them.
 *
 * @param quantity 1 or more
 */
public record UnitsOfLine(UUID lineId, int quantity) {}
