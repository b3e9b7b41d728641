package dev.unbuy.cancellations;

import java.util.List;

/**
 * All that is known of a cancellation and whose fault it was, as both sides and an agent see it.
 *
 * @param overview the order with everything in it
 * @param reasons what was given as reason, the first first
 * @param notes what the two sides wrote to each other
 * @param contests what was brought before an agent
 * @param contestable whether who looks at it may contest it now
 */
public record CancellationFile(
    Cancellation cancellation,
    OrderOverview overview,
    List<ReasonSaid> reasons,
    List<CancellationNote> notes,
    List<Contest> contests,
    boolean contestable) {

  /** Copies the lists. */
  public CancellationFile {
    reasons = List.copyOf(reasons);
    notes = List.copyOf(notes);
    contests = List.copyOf(contests);
  }

  /** Whether the reason was changed after the seller had written to the buyer. */
  public boolean pressed() {
    return reasons.stream().anyMatch(ReasonSaid::pressed);
  }
}
