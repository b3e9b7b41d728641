package dev.unbuy.chaos;

import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many people at work at once. */
final class Crowd {

  private static final int LONGEST_PAUSE = 60;

  private final Deeds deeds;
  private final ChaosPlan plan;

  Crowd(Deeds deeds, ChaosPlan plan) {
    this.deeds = deeds;
    this.plan = plan;
  }

  /** Has them at work while this is not done. */
  void workWhile(Future<?> going) throws InterruptedException, ExecutionException {
    SplittableRandom seeds = new SplittableRandom(plan.seed());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var working =
          IntStream.range(0, plan.threads())
              .mapToObj(_ -> threads.submit(() -> work(seeds.split(), going)))
              .toList();
      for (Future<?> one : working) {
        one.get();
      }
    }
  }

  private Void work(SplittableRandom random, Future<?> going) throws InterruptedException {
    while (!going.isDone()) {
      deeds.next(random);
      Thread.sleep(random.nextInt(LONGEST_PAUSE));
    }
    return null;
  }
}
