package dev.unbuy.chaos;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to be like.
 *
 * @param seed all choices are drawn from it
 * @param load how long the crowd is at work while everything is up
 * @param threads how many people act at once
 * @param between how long, on average, from one disturbance to the next; the first three are one of
 *     each kind
 * @param patience how long everything may take to settle once the faults have ended
 * @param folder where data and outputs of the processes are; must be empty
 * @param overlay classes to put before the application's own, or null: how bugs are planted
 */
record ChaosPlan(
    long seed,
    Duration load,
    int threads,
    Duration between,
    Duration patience,
    Path folder,
    @Nullable Path overlay) {

  /**
   * The short run that is part of the build. Its patience is only used up where the machine is
   * busy: a payment that the bank turns down while all settles gives its order ten more seconds,
   * after which it is canceled and what it had paid goes back.
   */
  static ChaosPlan brief(long seed, Path folder) {
    return new ChaosPlan(
        seed,
        Duration.ofSeconds(14),
        8,
        Duration.ofSeconds(4),
        Duration.ofSeconds(120),
        folder,
        null);
  }
}
