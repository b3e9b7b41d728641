/**
 * Races: two who want something of the same order at the same time, each a thousand times with real
 * threads on the real database. One wins, the other gets a clear answer, and every number that is
 * kept twice is the same in both places after each round.
 */
@NullMarked
package dev.unbuy.races;

import org.jspecify.annotations.NullMarked;
