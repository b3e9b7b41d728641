package dev.unbuy.policies;

import java.time.Duration;

/**
 * The marketplace's numbers about what a low standing leads to.
 *
 * @param notice how long before it begins a seller is told
 * @param atRiskSearchBasisPoints what the search leaves of the score of a seller at risk, in 1/100
 *     %
 * @param atRiskOrdersADay how many orders a day a seller at risk may take; 0 for as many as come
 * @param belowSearchBasisPoints what the search leaves of the score of one below standard
 * @param belowOrdersADay how many orders a day one below standard may take
 * @param belowPausedAfter how long after that began its listings are paused; 0 for never
 */
public record ConsequenceNumbers(
    Duration notice,
    int atRiskSearchBasisPoints,
    int atRiskOrdersADay,
    int belowSearchBasisPoints,
    int belowOrdersADay,
    Duration belowPausedAfter) {

  /** What holds where no operator has said otherwise. */
  public static final ConsequenceNumbers DEFAULT =
      new ConsequenceNumbers(Duration.ofDays(14), 9_000, 0, 7_000, 100, Duration.ofDays(30));
}
