package dev.unbuy.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same for many things, a few of them at a time. */
public final class AtOnce {

  private static final int THREADS = 6;

  private AtOnce() {}

  /**
   * Does it for each.
   *
   * @return the results, in the order of the things
   * @throws AssertionError when it failed for one of them
   */
  public static <T, R> List<R> map(List<T> things, Function<T, R> action) {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<R>> jobs =
          things.stream().<Callable<R>>map(thing -> () -> action.apply(thing)).toList();
      return threads.invokeAll(jobs).stream().map(AtOnce::get).toList();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static <R> R get(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    }
  }
}
