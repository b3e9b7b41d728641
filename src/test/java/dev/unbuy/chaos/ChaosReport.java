package dev.unbuy.chaos;

import dev.unbuy.chaos.Judge.Violation;
import java.time.Duration;
import java.util.ArrayList;
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
    List<String> lines = new ArrayList<>();
    lines.add("seed %d, %d threads".formatted(plan.seed(), plan.threads()));
    lines.add(
        "started in %.1f s, load %.1f s, settled in %.1f s"
            .formatted(seconds(starting), seconds(loading), seconds(settling)));
    lines.add("operations: " + sum(diary.counts()));
    lines.addAll(table(diary.counts()));
    lines.add("requests without an answer, asked again: " + diary.silences());
    lines.add("answers of the 500s, asked again: " + diary.failures());
    lines.add("faults of the gateway: " + sum(struck));
    lines.addAll(table(struck));
    lines.add("old webhooks sent once more: " + repeated);
    lines.add("letters taken: " + letters);
    lines.add("kills: " + disturbances);
    lines.add("violations: " + violations.size());
    byPromise().forEach((promise, all) -> lines.addAll(told(promise, all)));
    return String.join("\n", lines) + "\n";
  }

  private Map<String, List<Violation>> byPromise() {
    return violations.stream()
        .collect(
            Collectors.groupingBy(Violation::promise, LinkedHashMap::new, Collectors.toList()));
  }

  private static List<String> told(String promise, List<Violation> all) {
    List<String> lines = new ArrayList<>(List.of("  " + promise + ": " + all.size()));
    all.stream().limit(SHOWN).forEach(one -> lines.add("    " + one.what()));
    return lines;
  }

  private static List<String> table(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(one -> "  %-32s %6d".formatted(one.getKey(), one.getValue()))
        .toList();
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
