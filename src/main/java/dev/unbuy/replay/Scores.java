package dev.unbuy.replay;

import dev.unbuy.replay.Replay.Score;
import dev.unbuy.replay.Result.Failed;
import dev.unbuy.replay.Result.Passed;
import dev.unbuy.replay.Result.RefusedThere;
import java.util.ArrayList;
import java.util.List;

/**
 * What passes.
 *
 * @param kinds by kind of action
 * @param failures each failure with its reason
 */
public record Scores(List<Kind> kinds, List<Failure> failures) {

  /** Copies the lists. */
  public Scores {
    kinds = List.copyOf(kinds);
    failures = List.copyOf(failures);
  }

  static Scores of(List<Score> all) {
    List<Kind> kinds = new ArrayList<>();
    for (String action : Deeds.BY_ACTION.keySet()) {
      List<Result> results =
          all.stream().filter(one -> one.action().equals(action)).map(Score::result).toList();
      if (!results.isEmpty()) {
        kinds.add(
            new Kind(
                action,
                results.size(),
                results.stream().filter(one -> one instanceof Passed).count(),
                results.stream().filter(one -> one instanceof RefusedThere).count()));
      }
    }
    List<Failure> failures = new ArrayList<>();
    for (Score one : all) {
      if (one.result() instanceof Failed failed) {
        failures.add(new Failure(one.task(), one.action(), failed.why()));
      }
    }
    return new Scores(kinds, failures);
  }

  /**
   * One kind of action.
   *
   * @param refusedThere how many the benchmark's own shop refuses too
   */
  public record Kind(String action, long all, long passed, long refusedThere) {}

  /** An action that could not be done, or came to something else. */
  public record Failure(String task, String action, String why) {}
}
