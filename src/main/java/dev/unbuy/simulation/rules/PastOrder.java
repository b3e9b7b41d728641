package dev.unbuy.simulation.rules;

import dev.unbuy.cancellations.rules.CancellationFacts;
import dev.unbuy.cancellations.rules.PaymentState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it went.
 *
 * @param currency of its amounts, which are minor units
 * @param total what it cost
 * @param paidAt when it was paid, or null
 * @param shippedAt when the first unit left, or null
 * @param sellerAccepts the seller's own term
 * @param cancellations what was wished of it, in its order; without those by which the marketplace
 *     itself ended it when a time was over, which the replay finds anew
 */
public record PastOrder(
    String currency,
    long total,
    Instant placedAt,
    @Nullable Instant paidAt,
    Instant shipBy,
    @Nullable Instant shippedAt,
    boolean sellerAccepts,
    List<PastCancellation> cancellations) {

  /** Copies the cancellations. */
  public PastOrder {
    cancellations = List.copyOf(cancellations);
  }

  /** Whether nothing of it had left at an instant. */
  boolean waitsAt(Instant at) {
    return shippedAt == null || shippedAt.isAfter(at);
  }

  /** What is to be decided on when the marketplace itself ends it. */
  CancellationFacts factsWhenItsTimeIsOver(Instant at) {
    boolean paid = paidAt != null && !paidAt.isAfter(at);
    return new CancellationFacts(
        1,
        0,
        paid ? PaymentState.PAID : PaymentState.UNPAID,
        paid ? paidAt : null,
        shipBy,
        null,
        sellerAccepts);
  }
}
