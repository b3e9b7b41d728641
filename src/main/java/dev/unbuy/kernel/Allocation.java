package dev.unbuy.kernel;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Splits an amount by weights so that the parts add up to it exactly.
 *
 * <p>The largest-remainder method (Hamilton's): each part gets the whole minor units of its exact
 * share, what is left goes one unit each to the largest remainders, the earlier part first where
 * remainders are equal. So the split is the same every time it is computed.
 */
public final class Allocation {

  private Allocation() {}

  /**
   * Splits {@code amount} by {@code weights}.
   *
   * @param amount minor units, zero or more
   * @param weights zero or more each; when all are zero, the weights count as equal
   * @return one part per weight, in the same order, adding up to {@code amount}
   * @throws IllegalArgumentException when the amount or a weight is negative, or there is no weight
   */
  public static long[] byLargestRemainder(long amount, long... weights) {
    requireSplittable(amount, weights);
    long total = IntStream.range(0, weights.length).mapToLong(i -> weights[i]).sum();
    long[] effective = weights;
    if (total == 0) {
      effective = IntStream.range(0, weights.length).mapToLong(i -> 1).toArray();
      total = weights.length;
    }
    return split(amount, effective, total);
  }

  private static long[] split(long amount, long[] weights, long total) {
    long[] parts = new long[weights.length];
    long[] remainders = new long[weights.length];
    long left = amount;
    for (int i = 0; i < weights.length; i++) {
      long exact = Math.multiplyExact(amount, weights[i]);
      parts[i] = exact / total;
      remainders[i] = exact % total;
      left -= parts[i];
    }
    int[] largestFirst =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]).thenComparing(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < left; i++) {
      parts[largestFirst[i]]++;
    }
    return parts;
  }

  /**
   * What the units {@code from}, …, {@code from + count - 1} of {@code of} units carry of an amount
   * that all of them share: any sequence of takings adds up to the amount, the last unit takes what
   * is left.
   *
   * @param amount what all units carry, zero or more
   * @param of how many units there are, at least 1
   * @param from how many units were taken before
   * @param count how many are taken now
   */
  public static long ofUnits(long amount, int of, int from, int count) {
    if (from < 0 || count < 0 || from + count > of) {
      throw new IllegalArgumentException("units %d..%d of %d".formatted(from, from + count, of));
    }
    return shareOfFirst(amount, of, from + count) - shareOfFirst(amount, of, from);
  }

  private static long shareOfFirst(long amount, int of, int units) {
    return units == of ? amount : Math.multiplyExact(amount, units) / of;
  }

  private static void requireSplittable(long amount, long[] weights) {
    if (amount < 0
        || weights.length == 0
        || IntStream.range(0, weights.length).anyMatch(i -> weights[i] < 0)) {
      throw new IllegalArgumentException("needs an amount and weights of zero or more");
    }
  }
}
