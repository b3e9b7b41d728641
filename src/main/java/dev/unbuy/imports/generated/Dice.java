package dev.unbuy.imports.generated;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that is the same for the same thing. */
final class Dice {

  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Those of a thing. */
  static Dice of(long seed, String kind, long number) {
    return new Dice(
        (seed * 0x9e3779b97f4a7c15L + kind.hashCode()) * 0xbf58476d1ce4e5b9L + number * 31 + 17);
  }

  /** A number in [0, most). */
  int below(int most) {
    return random.nextInt(most);
  }

  /** A number in [0, 1). */
  double unit() {
    return random.nextDouble();
  }

  /** Whether something happens that happens with this chance. */
  boolean chance(double chance) {
    return random.nextDouble() < chance;
  }

  /**
   * Log-normal: half are below the median; a sigma of 1 makes one in six more than 2.7 times it.
   */
  double logNormal(double median, double sigma) {
    return median * Math.exp(sigma * random.nextGaussian());
  }

  /** Exponential. */
  double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /**
   * A rank in [0, most), drawn by Zipf's law with exponent 1: the second is drawn half as often as
   * the first, the tenth a tenth as often.
   */
  int zipf(int most) {
    int rank = (int) Math.exp(random.nextDouble() * Math.log(most + 1.0));
    return Math.clamp(rank - 1L, 0, most - 1);
  }

  /** One of these. */
  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The place of one of these weights, the heavier the likelier. */
  int weighted(int... weights) {
    int all = 0;
    for (int weight : weights) {
      all += weight;
    }
    int left = random.nextInt(all);
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    throw new IllegalStateException("the weights are more than their sum");
  }
}
