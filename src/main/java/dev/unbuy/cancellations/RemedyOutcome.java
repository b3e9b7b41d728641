package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.changes.Change;
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

  /**
   * The order is changed, or is to be once it is paid or the seller agrees.
   *
   * @param toBePaid the event by which its payment is asked for; null when nothing is to be paid
   */
  record Changed(UUID orderId, RemedyKind kind, Change change, @Nullable UUID toBePaid)
      implements RemedyOutcome {}

  /**
   * Another order is to take this one's place; it does when it is paid.
   *
   * @param toBePaid the event by which its payment is asked for
   */
  record Ordered(UUID orderId, RemedyKind kind, UUID newOrderId, UUID toBePaid)
      implements RemedyOutcome {}

  /** The seller was asked and has until then to answer. */
  record SellerAsked(UUID orderId, RemedyKind kind, Instant answersBy) implements RemedyOutcome {}

  /** It is not possible now; nothing changed. */
  record Refused(Refusal refusal) implements RemedyOutcome {}
}
