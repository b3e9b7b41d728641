package dev.unbuy.resale.rules;

import java.util.List;

/**
 * For how much a used thing may be offered: the middle of what was asked for the same before, or a
 * share of what a new one costs now; never more than that. In minor units.
 *
 * @param resales how many earlier resales it is the middle of; zero where it is a share
 */
public record SuggestedPrice(long price, int resales) {

  /** Fewer earlier ones than this say nothing. */
  private static final int FEWEST = 3;

  private static final int LIKE_NEW_PERCENT = 75;
  private static final int USED_PERCENT = 55;
  private static final long STEP = 10;

  /**
   * Suggests one.
   *
   * @param newPrice of a new one now
   * @param likeNew whether it is as good as new
   * @param earlier what was asked in this condition, at least 1 each
   */
  public static SuggestedPrice of(long newPrice, boolean likeNew, List<Long> earlier) {
    if (earlier.size() >= FEWEST) {
      List<Long> sorted = earlier.stream().sorted().toList();
      long middle = sorted.get((sorted.size() - 1) / 2);
      return new SuggestedPrice(Math.clamp(middle, 1, Math.max(1, newPrice)), sorted.size());
    }
    long share = newPrice * (likeNew ? LIKE_NEW_PERCENT : USED_PERCENT) / 100;
    return new SuggestedPrice(Math.max(1, share < 10 * STEP ? share : share / STEP * STEP), 0);
  }
}
