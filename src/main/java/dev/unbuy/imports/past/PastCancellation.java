package dev.unbuy.imports.past;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of an order that were undone, with what went back for them.
 *
 * @param shipping minor units of shipping that went back too
 */
public record PastCancellation(
    UUID id,
    Instant at,
    Asker askedBy,
    Rule rule,
    Reason reason,
    @Nullable String note,
    Finding finding,
    List<Undone> lines,
    long shipping) {

  /** Copies the lines. */
  public PastCancellation {
    lines = List.copyOf(lines);
  }

  /** What went back in all. */
  public long refund() {
    return shipping + lines.stream().mapToLong(Undone::refund).sum();
  }

  /** How many units in all. */
  public int units() {
    return lines.stream().mapToInt(Undone::quantity).sum();
  }

  /** Units of a line, and what went back for them without shipping. */
  public record Undone(UUID lineId, int quantity, long refund) {}
}
