package dev.unbuy.reconciliation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of the gateway's list with ours.
 *
 * @param from what happened from this instant on is compared
 * @param to and before this one
 * @param movements how many of the gateway's were compared with ours
 * @param records how many of ours, postings among them, were compared with the gateway's
 * @param found how many differed, those that were known before included
 * @param mended how many of those were mended without a person
 * @param lastError what stopped it last, while it is running
 */
public record Reconciliation(
    UUID id,
    Cause cause,
    Status status,
    Instant from,
    Instant to,
    Instant startedAt,
    @Nullable Instant endedAt,
    long movements,
    long records,
    long found,
    long mended,
    @Nullable String lastError) {

  /** Why it ran. */
  public enum Cause {
    NIGHTLY,
    ON_DEMAND,
    COMMAND
  }

  /** Whether it has ended. */
  public enum Status {
    RUNNING,
    DONE
  }
}
