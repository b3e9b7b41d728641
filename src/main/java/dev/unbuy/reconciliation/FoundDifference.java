package dev.unbuy.reconciliation;

import dev.unbuy.reconciliation.rules.Difference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the gateway and us, as it is kept.
 *
 * @param runId the run that found it first
 * @param subject our key, or the gateway's name where there is none of ours
 * @param movement the kind of movement, or {@code POSTING}
 * @param ours what is written here, as JSON, or null where nothing is
 * @param theirs what the gateway says, as JSON, or null where it says nothing
 * @param mendedBy how it was mended without a person
 * @param note what the person wrote who closed it
 * @param seenAt when it was found last
 */
public record FoundDifference(
    UUID id,
    UUID runId,
    Difference.Kind kind,
    String subject,
    String movement,
    @Nullable UUID orderId,
    @Nullable String ours,
    @Nullable String theirs,
    Status status,
    @Nullable String mendedBy,
    @Nullable String note,
    Instant foundAt,
    Instant seenAt,
    @Nullable Instant closedAt,
    @Nullable UUID closedBy) {

  /** What has become of it. */
  public enum Status {
    /** It waits for a person. */
    OPEN,
    /** It was mended without one. */
    MENDED,
    /** A person has closed it. */
    CLOSED
  }
}
