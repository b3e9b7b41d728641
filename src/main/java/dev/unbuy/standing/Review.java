package dev.unbuy.standing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rating as others see it.
 *
 * @param orderId the order that was rated; shown to nobody but its two sides
 * @param what the first title of the order
 * @param canceled whether nothing of the order was left to judge but how it ended
 * @param reply what the seller answered, or null
 * @param report why somebody thinks that its words must go, or null
 * @param decidedAt when an agent decided about that, or null
 * @param because the agent's reasons
 * @param hidden whether its words are not shown any more; its stars count all the same
 */
public record Review(
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    int stars,
    @Nullable String comment,
    Instant at,
    String what,
    boolean canceled,
    @Nullable String reply,
    @Nullable Instant repliedAt,
    @Nullable String report,
    @Nullable Instant reportedAt,
    @Nullable Instant decidedAt,
    @Nullable String because,
    boolean hidden) {

  /** Its words, unless they were taken down. */
  public @Nullable String words() {
    return hidden ? null : comment;
  }

  /** Whether the seller can still answer. */
  public boolean canBeAnswered() {
    return reply == null;
  }

  /** Whether it can be reported: it has words, and nobody has done so. */
  public boolean canBeReported() {
    return comment != null && reportedAt == null;
  }
}
