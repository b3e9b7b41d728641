package dev.unbuy.imports;

/**
 * How much is made.
 *
 * @param listings 1 to 10 million
 * @param orders 0 to 100 million
 * @param seed what the chance of it is drawn from: the same seed makes the same marketplace
 */
public record GeneratedSize(int listings, int orders, long seed) {

  /** What orders made here name as where they come from. */
  public static final String SOURCE = "generated";

  private static final int LISTINGS_OF_A_SHOP = 250;
  private static final int ORDERS_OF_A_BUYER = 8;

  /**
   * @throws IllegalArgumentException when a number is out of its range
   */
  public GeneratedSize {
    if (listings < 1 || listings > 10_000_000) {
      throw new IllegalArgumentException("listings must be 1 to 10000000");
    }
    if (orders < 0 || orders > 100_000_000) {
      throw new IllegalArgumentException("orders must be 0 to 100000000");
    }
  }

  /** How many shops sell them. */
  public int shops() {
    return Math.max(Math.min(listings, 4), listings / LISTINGS_OF_A_SHOP);
  }

  /** How many people buy. */
  public int buyers() {
    return Math.max(20, orders / ORDERS_OF_A_BUYER);
  }
}
