package dev.unbuy.standing.rules;

/**
 * What a record would come to if some of it had not gone wrong: by the same function as the record
 * itself.
 */
public final class Lifting {

  private Lifting() {}

  /** What may not have gone wrong. */
  public enum Trouble {
    /** Orders that were canceled for SELLER fault. */
    CANCELED,
    /** Orders of which something left after its ship-by date. */
    LATE,
    /** Orders that were rated 2 stars or less. */
    BADLY_RATED
  }

  /**
   * The verdict without a trouble.
   *
   * @param recent the orders of the last 90 days, as {@link Verdict#of} takes them
   * @param all every order
   * @param recently in how many recent orders it went wrong
   * @param ever in how many of all
   * @param recentStars what those of the recent ones that were badly rated add up to
   * @param everStars what those of all add up to
   */
  public static Verdict without(
      Trouble trouble,
      Counts recent,
      Counts all,
      int recently,
      int ever,
      long recentStars,
      long everStars,
      Means means,
      Standards standards) {
    return Verdict.of(
        without(trouble, recent, recently, recentStars),
        without(trouble, all, ever, everStars),
        means,
        standards);
  }

  private static Counts without(Trouble trouble, Counts counts, int orders, long stars) {
    return switch (trouble) {
      case CANCELED -> {
        int fewer = Math.min(orders, counts.sellerFault());
        yield new Counts(
            counts.orders(),
            counts.sellerFault() - fewer,
            counts.shipped(),
            counts.late(),
            Math.max(0, counts.defects() - fewer),
            counts.ratings(),
            counts.stars());
      }
      case LATE ->
          new Counts(
              counts.orders(),
              counts.sellerFault(),
              counts.shipped(),
              Math.max(0, counts.late() - orders),
              counts.defects(),
              counts.ratings(),
              counts.stars());
      case BADLY_RATED -> {
        int left = Math.max(0, counts.ratings() - orders);
        yield new Counts(
            counts.orders(),
            counts.sellerFault(),
            counts.shipped(),
            counts.late(),
            Math.max(counts.sellerFault(), counts.defects() - orders),
            left,
            Math.clamp(counts.stars() - stars, left, 5L * left));
      }
    };
  }
}
