package dev.unbuy.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Kills what answers, at moments that are drawn from the seed. */
final class Disturbances {

  private final World world;
  private final List<Moment> moments;
  private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);

  /** What is killed. */
  enum Kind {
    APPLICATION_KILLED,
    GATEWAY_KILLED,
    DATABASE_CRASHED,
    DATABASE_RESTARTED
  }

  /** One of them, and how long before it everything is up. */
  private record Moment(Duration before, Kind kind) {}

  Disturbances(World world, ChaosPlan plan) {
    this.world = world;
    this.moments = draw(plan);
  }

  private static List<Moment> draw(ChaosPlan plan) {
    Random random = new Random(plan.seed() + 3);
    long millis = plan.load().toMillis();
    int count = (int) Math.max(3, millis / Math.max(1, plan.between().toMillis()));
    List<Kind> kinds =
        new ArrayList<>(
            List.of(Kind.APPLICATION_KILLED, Kind.GATEWAY_KILLED, Kind.DATABASE_CRASHED));
    Collections.shuffle(kinds, random);
    while (kinds.size() < count) {
      kinds.add(Kind.values()[random.nextInt(Kind.values().length)]);
    }
    List<Moment> drawn = new ArrayList<>();
    long each = millis / (count + 1);
    for (Kind kind : kinds) {
      drawn.add(new Moment(Duration.ofMillis(each / 2 + random.nextLong(each)), kind));
    }
    return drawn;
  }

  /**
   * Makes them all, and leaves everything up for a while after the last. How long something takes
   * to come back is not counted.
   */
  void run() throws IOException, InterruptedException {
    Duration last = world.plan().load();
    for (Moment moment : moments) {
      Thread.sleep(moment.before());
      make(moment.kind());
      done.merge(moment.kind(), 1, Integer::sum);
      last = last.minus(moment.before());
    }
    Thread.sleep(last);
  }

  private void make(Kind kind) throws IOException, InterruptedException {
    switch (kind) {
      case APPLICATION_KILLED -> world.killApplication();
      case GATEWAY_KILLED -> world.killGateway();
      case DATABASE_CRASHED -> world.restartDatabase(true);
      case DATABASE_RESTARTED -> world.restartDatabase(false);
    }
  }

  /** How often each was made. */
  Map<Kind, Integer> done() {
    return Map.copyOf(done);
  }
}
