package dev.unbuy.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what happens after a commit. */
public final class Eventually {

  private static final Duration LONGEST = Duration.ofSeconds(90);

  private Eventually() {}

  /**
   * Waits until it holds.
   *
   * @throws AssertionError when it does not hold in 90 seconds, which is long because machines are
   *     slow at times
   */
  public static void holds(BooleanSupplier condition) {
    holds(LONGEST, condition);
  }

  /**
   * Waits until it holds.
   *
   * @throws AssertionError when it does not hold in time
   */
  public static void holds(Duration longest, BooleanSupplier condition) {
    Instant end = Instant.now().plus(longest);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("it did not happen within " + longest.toSeconds() + " seconds");
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
