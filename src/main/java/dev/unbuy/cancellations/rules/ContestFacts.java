package dev.unbuy.cancellations.rules;

import java.time.Instant;

/**
 * What is known of a cancellation whose fault one side does not accept.
 *
 * @param settled whether it is effective: nothing else counts
 * @param contestedBefore whether this side has contested it
 * @param contestableUntil the end of the time for it
 */
public record ContestFacts(boolean settled, boolean contestedBefore, Instant contestableUntil) {}
