package dev.unbuy.policies;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of the policy: all numbers, and from when they hold.
 *
 * @param effectiveFrom from when, or null while it is a draft
 * @param note what it is for, in its author's words
 * @param authorId who drafted it, or null where nobody of the marketplace did
 * @param revision one more with each change of it
 * @param basedOn the version that was in force when it was drafted; null: what came with the code
 */
public record PolicyVersion(
    UUID id,
    Status status,
    @Nullable Instant effectiveFrom,
    PolicyNumbers numbers,
    String note,
    @Nullable UUID authorId,
    Instant createdAt,
    int revision,
    @Nullable UUID basedOn) {

  /** How far a version has come. */
  public enum Status {
    /** Being written; it does nothing. */
    DRAFT,
    /** Takes over at its instant; until then it can be dropped. */
    SCHEDULED,
    /** Judges what happens now. */
    IN_FORCE,
    /** Judged once, and stays readable. */
    PAST,
    /** Given up before it ever held. */
    DROPPED
  }
}
