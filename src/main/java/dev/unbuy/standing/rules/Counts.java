package dev.unbuy.standing.rules;

import org.jspecify.annotations.Nullable;

/**
 * What a number of orders adds up to. All are counts of orders, none negative.
 *
 * @param orders those that were paid, or canceled for SELLER fault before they were
 * @param sellerFault of these, with units canceled for SELLER fault
 * @param shipped with something that has left
 * @param late of these, with something that left after its ship-by date
 * @param defects of the orders, canceled for SELLER fault or rated 2 stars or less
 * @param ratings that were rated
 * @param stars the sum of all ratings, each 1 to 5
 */
public record Counts(
    int orders, int sellerFault, int shipped, int late, int defects, int ratings, long stars) {

  /** No orders. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

  private static final int WORST_GOOD_RATING = 3;

  /**
   * @throws IllegalArgumentException when a part is larger than its whole, or a count negative
   */
  public Counts {
    if (!isPart(sellerFault, orders)
        || !isPart(late, shipped)
        || !isPart(defects, orders)
        || ratings < 0
        || stars < ratings
        || stars > 5L * ratings) {
      throw new IllegalArgumentException("these orders cannot be");
    }
  }

  /**
   * What one order counts as.
   *
   * @param stars its rating, or null
   */
  public static Counts ofOrder(
      boolean paid, boolean sellerFault, boolean shipped, boolean late, @Nullable Integer stars) {
    boolean counts = paid || sellerFault;
    boolean badlyRated = stars != null && stars < WORST_GOOD_RATING;
    return new Counts(
        one(counts),
        one(sellerFault),
        one(shipped),
        one(late),
        one(counts && (sellerFault || badlyRated)),
        one(stars != null),
        stars == null ? 0 : stars);
  }

  /** These orders and others. */
  public Counts plus(Counts other) {
    return new Counts(
        orders + other.orders,
        sellerFault + other.sellerFault,
        shipped + other.shipped,
        late + other.late,
        defects + other.defects,
        ratings + other.ratings,
        stars + other.stars);
  }

  /** These orders without some of them; those that were not among these are passed over. */
  public Counts less(Counts some) {
    int left = rest(orders, some.orders);
    int shippedLeft = rest(shipped, some.shipped);
    int ratingsLeft = rest(ratings, some.ratings);
    return new Counts(
        left,
        Math.min(left, rest(sellerFault, some.sellerFault)),
        shippedLeft,
        Math.min(shippedLeft, rest(late, some.late)),
        Math.min(left, rest(defects, some.defects)),
        ratingsLeft,
        Math.clamp(stars - some.stars, ratingsLeft, 5L * ratingsLeft));
  }

  private static int rest(int whole, int part) {
    return Math.max(0, whole - part);
  }

  private static boolean isPart(int part, int whole) {
    return 0 <= part && part <= whole;
  }

  private static int one(boolean counts) {
    return counts ? 1 : 0;
  }
}
