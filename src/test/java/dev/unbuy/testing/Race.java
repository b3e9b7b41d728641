package dev.unbuy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Two threads that want something of the same thing at the same time, round after round.
 *
 * <p>Both start a round at a barrier. Whoever wins begins the next round a little later, so that
 * the race settles where the outcome is open, and a random jitter spreads the rounds around that
 * point. In the end both must have won now and then: a race that one side always wins is none.
 */
public final class Race {

  /** How many rounds a race runs unless it says otherwise. */
  public static final int ROUNDS = 1_000;

  private static final int AT_ONCE = 25;
  private static final long STEP = 40_000;
  private static final long FARTHEST = 5_000_000;
  private static final long JITTER = 400_000;

  private final SplittableRandom random = new SplittableRandom(20_261_124);
  private final CyclicBarrier start = new CyclicBarrier(2);
  private long lead;

  private Race() {}

  /**
   * Runs {@value #ROUNDS} rounds.
   *
   * @param first what one side does in a round
   * @param second what the other side does in it
   * @param referee looks at both outcomes and says who won
   * @param books asserts what must hold after each of these rounds; called for a few at a time
   */
  public static <A, B> void run(
      IntFunction<A> first,
      IntFunction<B> second,
      Referee<A, B> referee,
      Consumer<IntStream> books) {
    run(ROUNDS, first, second, referee, books);
  }

  /** The same with so many rounds. */
  public static <A, B> void run(
      int rounds,
      IntFunction<A> first,
      IntFunction<B> second,
      Referee<A, B> referee,
      Consumer<IntStream> books) {
    Map<Winner, Integer> wins = new EnumMap<>(Winner.class);
    Race race = new Race();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      for (int round = 0; round < rounds; round++) {
        Winner winner = race.round(round, first, second, referee, other);
        wins.merge(winner, 1, Integer::sum);
        if (round % AT_ONCE == AT_ONCE - 1) {
          books.accept(IntStream.rangeClosed(round - AT_ONCE + 1, round));
        }
      }
    }
    assertThat(wins)
        .as("how often each side was first")
        .hasEntrySatisfying(Winner.FIRST, won -> assertThat(won).isGreaterThan(rounds / 50))
        .hasEntrySatisfying(Winner.SECOND, won -> assertThat(won).isGreaterThan(rounds / 50));
  }

  private <A, B> Winner round(
      int number,
      IntFunction<A> first,
      IntFunction<B> second,
      Referee<A, B> referee,
      ExecutorService other) {
    long jitter = random.nextLong(JITTER) - JITTER / 2;
    long delay = lead + jitter;
    Future<B> theirs = other.submit(() -> started(Math.max(0, -delay), number, second));
    A ours = started(Math.max(0, delay), number, first);
    Winner winner = referee.decide(number, ours, get(theirs));
    lead = Math.clamp(lead + (winner == Winner.FIRST ? STEP : -STEP), -FARTHEST, FARTHEST);
    return winner;
  }

  private <T> T started(long nanos, int round, IntFunction<T> side) {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException failure) {
      throw new IllegalStateException(failure);
    }
    long begin = System.nanoTime() + nanos;
    while (System.nanoTime() < begin) {
      Thread.onSpinWait();
    }
    return side.apply(round);
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failure) {
      throw new AssertionError("the second side failed", failure.getCause());
    }
  }

  /** Who was first. */
  public enum Winner {
    FIRST,
    SECOND
  }

  /** Judges a round. */
  @FunctionalInterface
  public interface Referee<A, B> {
    /**
     * Says who won.
     *
     * @throws AssertionError when the outcomes cannot be explained by one after the other
     */
    Winner decide(int round, A first, B second);
  }
}
