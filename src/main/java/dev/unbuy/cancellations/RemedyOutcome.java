package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.kernel.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a wish to take a remedy. */
public sealed interface RemedyOutcome {

  /**
   * The order is changed.
   *
   * @param cancellation what was canceled by it, or null
   */
  record Taken(UUID orderId, RemedyKind kind, @Nullable Cancellation cancellation)
      implements RemedyOutcome {}

  /** The seller was asked and has until then to answer. */
  record SellerAsked(UUID orderId, RemedyKind kind, Instant answersBy) implements RemedyOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements RemedyOutcome {}
}
