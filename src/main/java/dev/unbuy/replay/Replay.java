package dev.unbuy.replay;

import dev.unbuy.replay.Result.Failed;
import dev.unbuy.replay.Result.Unexpected;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Replays a benchmark's tasks on marketplaces into which its shop was imported. */
public final class Replay {

  private static final String SELLER = "seller@tau2-retail.invalid";

  private final Shop shop;
  private final List<List<Task>> rounds;
  private final List<Score> scores = new ArrayList<>();

  private Replay(Shop shop, List<List<Task>> rounds) {
    this.shop = shop;
    this.rounds = rounds;
  }

  /**
   * Reads what is to be replayed.
   *
   * @param folder with the benchmark's {@code db.json} or {@code db.json.gz}, and {@code
   *     tasks.json}
   * @throws ReplayFailed when it cannot be read
   */
  public static Replay of(Path folder) {
    Shop shop = Shop.read(folder);
    return new Replay(shop, Tasks.rounds(Tasks.read(folder, shop)));
  }

  /** How many rounds there are; each needs a marketplace of its own. */
  public int rounds() {
    return rounds.size();
  }

  /**
   * Replays a round.
   *
   * @param round from 0
   * @param base where the marketplace answers
   * @param tokens the API token of whoever has this e-mail address
   */
  public void play(int round, URI base, UnaryOperator<String> tokens) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Customer seller = new Customer(http, base, tokens.apply(SELLER));
      for (Task task : rounds.get(round)) {
        TaskState there = new TaskState(shop);
        Customer customer = new Customer(http, base, tokens.apply(shop.email(task.user())));
        for (Action action : task.actions()) {
          Result result = done(action, new Deed.Scene(there, customer, seller));
          scores.add(new Score(task.id(), action.name(), result));
        }
      }
    }
  }

  /** What came of every action so far, by kind and by task. */
  public Scores scores() {
    return Scores.of(scores);
  }

  private static Result done(Action action, Deed.Scene scene) {
    try {
      Deed deed = Deeds.BY_ACTION.get(action.name());
      return deed == null ? new Failed("nothing does this here") : deed.done(action, scene);
    } catch (Unexpected unexpected) {
      return new Failed(String.valueOf(unexpected.getMessage()));
    }
  }

  /** What came of an action of a task. */
  record Score(String task, String action, Result result) {}
}
