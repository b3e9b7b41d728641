package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.ChangedReason;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A buyer gives another reason for a cancellation. What was said before is kept; whose fault it was
 * is found anew, unless the seller has written to the buyer meanwhile ({@link ChangedReason}).
 */
@Component
public class ChangeReason {

  private final Transactions transactions;
  private final Cancellations cancellations;
  private final Contests contests;
  private final CancelOrder cancelOrder;
  private final CancellationDecision decisions;
  private final CancellationWrites writes;
  private final Reasons reasons;
  private final Outbox outbox;
  private final InstantSource clock;

  ChangeReason(
      Transactions transactions,
      Cancellations cancellations,
      Contests contests,
      CancelOrder cancelOrder,
      CancellationDecision decisions,
      CancellationWrites writes,
      Reasons reasons,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.cancellations = cancellations;
    this.contests = contests;
    this.cancelOrder = cancelOrder;
    this.decisions = decisions;
    this.writes = writes;
    this.reasons = reasons;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Changes it.
   *
   * @param note in the buyer's own words; some reasons require it
   * @throws NotFound when it is not this buyer's
   * @throws InvalidInput when the reason is not a buyer's, or a note is missing or too long
   */
  public CancelOutcome change(
      Actor.Buyer buyer, UUID cancellationId, Reason reason, @Nullable String note) {
    return transactions.run(
        work -> {
          UUID orderId = cancellations.orderOf(work, cancellationId, buyer);
          ReasonEntry given = reasons.now().chosen(reason, Asker.BUYER);
          new CancelOrderCommand(buyer, orderId, reason, note, List.of()).requireNote(given);
          LockedOrder locked = cancelOrder.read(work, orderId, buyer);
          var disputes = work.ask(contests.ofCancellation(cancellationId));
          Cancellation about = cancellations.read(work, cancellationId);
          var wrote = work.ask(WriteNote.sellerWroteSince(orderId, about.askedAt()));
          String objection = objection(about, disputes.rows());
          if (!objection.isEmpty()) {
            return new CancelOutcome.Refused(
                new Refusal("reason-not-changeable", objection, about.status().name(), List.of()));
          }
          Instant now = clock.instant();
          Finding anew = decisions.foundFor(work, locked, about, given);
          ChangedReason changed =
              ChangedReason.of(about.finding(), anew, wrote.first().orElse(false));
          work.plan(writes.reason(about.id(), buyer, reason, note, changed, now));
          work.plan(writes.said(about.id(), given, note, changed.finding()));
          outbox.publish(
              work,
              new ReasonChanged(
                  now, about.id(), orderId, about.buyerId(), about.shopId(), changed.pressed()));
          Cancellation after = about.because(reason, note, changed.finding());
          return about.status() == CancellationStatus.ASKED
              ? new CancelOutcome.Asked(after)
              : new CancelOutcome.Settled(after);
        });
  }

  private static String objection(Cancellation about, List<Contest> disputes) {
    if (about.askedBy() != Asker.BUYER) {
      return "REASON_IS_NOT_YOURS";
    }
    if (about.status() != CancellationStatus.ASKED
        && about.status() != CancellationStatus.SETTLED) {
      return "REASON_COUNTS_NO_MORE";
    }
    return disputes.stream().anyMatch(one -> one.verdict() != null) ? "REASON_IS_DECIDED" : "";
  }
}
