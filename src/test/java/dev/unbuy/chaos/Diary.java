package dev.unbuy.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What clients asked for and were told; kept outside of everything that is killed. */
final class Diary {

  private final List<Entry> promised = new CopyOnWriteArrayList<>();
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
  private final AtomicLong silences = new AtomicLong();

  /**
   * A change that was acknowledged.
   *
   * @param subject the order, the purchase or the refund that it is about
   * @param body what was sent, or null
   */
  record Entry(
      Deed deed,
      Person who,
      String path,
      @Nullable Object body,
      String key,
      UUID subject,
      JsonNode answer) {

    /** The id in the answer. */
    UUID result() {
      return UUID.fromString(answer.path("id").asString());
    }
  }

  /** An answer of the 500s. */
  record Failure(String path, int status, String text, Instant from, Instant to) {}

  void acknowledged(Entry entry) {
    promised.add(entry);
  }

  /** Counts how a deed was answered. */
  void count(Deed deed, String how) {
    counts.computeIfAbsent(deed + " " + how, _ -> new AtomicLong()).incrementAndGet();
  }

  /** No answer came; whether it happened nobody knows. */
  void silence() {
    silences.incrementAndGet();
  }

  void failed(Failure failure) {
    failures.add(failure);
  }

  /** Something that no client should be told. */
  void complain(String complaint) {
    complaints.add(complaint);
  }

  List<Entry> promised() {
    return List.copyOf(promised);
  }

  /** One of those that were acknowledged, or none. */
  @Nullable Entry any(SplittableRandom random) {
    List<Entry> all = new ArrayList<>(promised);
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }

  /** What clients complain of, given when something was down. */
  List<String> complaints(Outages outages) {
    List<String> all = new ArrayList<>(complaints);
    failures.stream()
        .filter(failure -> !outages.touch(failure.from(), failure.to()))
        .map(
            failure ->
                "answered %d while nothing was down: %s %s"
                    .formatted(failure.status(), failure.path(), failure.text()))
        .forEach(all::add);
    return all;
  }

  /** How often each deed was answered how. */
  Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((name, count) -> all.put(name, count.get()));
    return all;
  }

  long silences() {
    return silences.get();
  }

  int failures() {
    return failures.size();
  }

  /** How many changes of this kind were acknowledged. */
  long acknowledged(Deed deed) {
    return promised.stream().filter(entry -> Objects.equals(entry.deed(), deed)).count();
  }
}
