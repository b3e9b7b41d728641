package dev.unbuy.chaos;

import dev.unbuy.chaos.Judge.Violation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One run from start to judgment. */
final class ChaosRun {

  private static final int ASKED_AGAIN = 40;

  private final ChaosPlan plan;

  ChaosRun(ChaosPlan plan) {
    this.plan = plan;
  }

  /** Runs it; all processes have ended when it returns. */
  ChaosReport run() throws IOException, InterruptedException, SQLException, ExecutionException {
    Instant begin = Instant.now();
    try (World world = World.start(plan)) {
      Bazaar bazaar = open(world);
      Diary diary = new Diary();
      Client client = new Client(world, diary);
      Bank bank = new Bank(world);
      Disturbances disturbances = new Disturbances(world, plan);
      world.faults().plan(world.gatewayApi());
      Instant started = Instant.now();
      load(new Crowd(new Deeds(world, bazaar, client, diary, bank), plan), disturbances);
      Instant loaded = Instant.now();
      List<String> left =
          new Settling(world, client, bank, bazaar.operator(), plan.seed() + 4)
              .settle(plan.patience());
      Instant settled = Instant.now();
      askAgain(client, diary);
      List<Violation> violations = new ArrayList<>();
      left.forEach(one -> violations.add(new Violation("settling", one)));
      int crashes = disturbances.done().values().stream().mapToInt(Integer::intValue).sum() + 1;
      violations.addAll(new Judge(world, bazaar, diary).judge(crashes));
      return new ChaosReport(
          plan,
          Duration.between(begin, started),
          Duration.between(started, loaded),
          Duration.between(loaded, settled),
          diary,
          world.faults().struck(),
          world.wire().repeated(),
          disturbances.done(),
          world.mailbox().letters().size(),
          violations);
    }
  }

  private static Bazaar open(World world) throws SQLException {
    try (Connection database = world.connect()) {
      return Bazaar.open(database);
    }
  }

  private void load(Crowd crowd, Disturbances disturbances)
      throws InterruptedException, ExecutionException {
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> disturbing =
          beside.submit(
              () -> {
                disturbances.run();
                return null;
              });
      crowd.workWhile(disturbing);
      disturbing.get();
    }
  }

  /** What was acknowledged before everything was killed is acknowledged in the same words now. */
  private void askAgain(Client client, Diary diary) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(plan.seed() + 5);
    for (int i = 0; i < ASKED_AGAIN; i++) {
      Diary.Entry entry = diary.any(random);
      if (entry != null) {
        client.again(entry);
      }
    }
  }
}
