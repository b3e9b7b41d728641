package dev.unbuy.promises;

/**
 * Between how many working days after an order it arrives.
 *
 * @param from zero or more
 * @param to no fewer
 */
public record ExpectedDays(int from, int to) {}
