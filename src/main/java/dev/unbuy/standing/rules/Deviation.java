package dev.unbuy.standing.rules;

/**
 * How often something is complained about, against how often its like is.
 *
 * <p>Small numbers lie here, too: of a rate only so much is believed as it has at least, by the
 * lower end of Wilson's interval at 99 %. Thousands of listings are looked at, and at 95 % one in
 * twenty would stand out by chance.
 *
 * @param complaints order lines with that complaint
 * @param sold all order lines of it
 * @param othersComplaints of its like, itself left out
 * @param othersSold of its like, itself left out
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927), Probable inference
 *     </a>
 */
public record Deviation(int complaints, int sold, int othersComplaints, int othersSold) {

  /** From how many complaints on they may be more than chance. */
  public static final int FEWEST = 3;

  private static final double Z = 2.576;

  /** The rate of its like, with one complaint and one sale without any added, so never zero. */
  public double usual() {
    return (othersComplaints + 1.0) / (othersSold + 2.0);
  }

  /** The rate that it has at least. */
  public double surely() {
    if (sold == 0) {
      return 0;
    }
    double n = sold;
    double rate = complaints / n;
    double square = Z * Z;
    double middle = rate + square / (2 * n);
    double spread = Z * Math.sqrt((rate * (1 - rate) + square / (4 * n)) / n);
    return Math.max(0, (middle - spread) / (1 + square / n));
  }

  /** How many times the usual rate it has at least. */
  public double times() {
    return surely() / usual();
  }

  /** Whether it is more than chance. */
  public boolean isTelling() {
    return complaints >= FEWEST && times() > 1;
  }
}
