package dev.unbuy.policies;

/**
 * When money that is sent back is expected to arrive.
 *
 * @param from working days after it was sent, at least
 * @param to working days after it was sent, at most
 */
public record ArrivalDays(int from, int to) {}
