package dev.unbuy.chaos;

import dev.unbuy.chaos.Judge.Violation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run was like, and what did not hold.
 *
 * @param struck faults that the gateway made, by mode
 * @param repeated webhooks that were sent once more by the wire
 * @param letters how many letters the mail server took, repeated ones once
 */
record ChaosReport(
    ChaosPlan plan,
    Duration starting,
    Duration loading,
    Duration settling,
    Diary diary,
    Map<String, Long> struck,
    int repeated,
    Map<Disturbances.Kind, Integer> disturbances,
    int letters,
    List<Violation> violations) {

  private static final int SHOWN = 12;

  /** The report as text. */
  String text() {
    StringBuilder text = new StringBuilder();
    say(text, "seed %d, %d threads", plan.seed(), plan.threads());
    say(
        text,
        "started in %.1f s, load %.1f s, settled in %.1f s",
        seconds(starting),
        seconds(loading),
        seconds(settling));
    say(text, "operations: %s", diary.counts().values().stream().mapToLong(it -> it).sum());
    diary.counts().forEach((deed, count) -> say(text, "  %-32s %6d", deed, count));
    say(text, "requests without an answer, asked again: %d", diary.silences());
    say(text, "answers of the 500s, asked again: %d", diary.failures());
    say(text, "faults of the gateway: %d", struck.values().stream().mapToLong(it -> it).sum());
    struck.forEach((mode, count) -> say(text, "  %-32s %6d", mode, count));
    say(text, "old webhooks sent once more: %d", repeated);
    say(text, "letters taken: %d", letters);
    say(text, "kills: %s", disturbances);
    say(text, "violations: %d", violations.size());
    byPromise().forEach((promise, all) -> tell(text, promise, all));
    return text.toString();
  }

  private Map<String, List<Violation>> byPromise() {
    return violations.stream()
        .collect(
            Collectors.groupingBy(Violation::promise, LinkedHashMap::new, Collectors.toList()));
  }

  private static void tell(StringBuilder text, String promise, List<Violation> all) {
    say(text, "  %s: %d", promise, all.size());
    all.stream().limit(SHOWN).forEach(one -> say(text, "    %s", one.what()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static void say(StringBuilder text, String format, Object... arguments) {
    text.append(format.formatted(arguments)).append('\n');
  }
}
