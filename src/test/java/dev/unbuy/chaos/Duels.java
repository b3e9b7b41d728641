package dev.unbuy.chaos;

import java.util.concurrent.CyclicBarrier;

/** Has two things begin at the same moment. */
final class Duels {

  /** One side. */
  @FunctionalInterface
  interface Side {
    void act() throws InterruptedException;
  }

  void fight(Side one, Side other) throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(2);
    Thread second = Thread.ofVirtual().start(() -> begin(start, other));
    begin(start, one);
    second.join();
  }

  private static void begin(CyclicBarrier start, Side side) {
    try {
      start.await();
      side.act();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.BrokenBarrierException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
