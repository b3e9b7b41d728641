package dev.unbuy.refunds;

import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.orders.Order;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.StoreCredits;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.Refund.Status;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes back a refund of which nothing was sent: the money is the order's as if nothing had ever
 * been owed. What was posted is posted back; instructions that never left are no more, while the
 * cancellation and the order's history keep what was promised.
 */
public final class RevokeRefund {

  private static final String LOCK = "SELECT id FROM refunds.refunds WHERE cause = ? FOR UPDATE";

  private RevokeRefund() {}

  /** Holds a cause's refund until the unit of work ends; ask before anything is read of it. */
  public static Query<UUID> lock(UUID cause) {
    return Query.of(LOCK, row -> row.getObject(1, UUID.class), cause);
  }

  /** Whether nothing of it has left for the gateway. */
  public static boolean isPossible(Refund refund) {
    return refund.sendingAt() == null
        && refund.parts().stream()
            .allMatch(
                part ->
                    isGiven(part) || part.status() == Status.REQUESTED && part.replaces() == null);
  }

  /** What of it was put on balances and has to be there still, in minor units. */
  public static Map<PaymentMethod, Long> given(Refund refund) {
    return refund.parts().stream()
        .filter(RevokeRefund::isGiven)
        .collect(
            Collectors.groupingBy(
                Part::method, Collectors.summingLong(part -> part.amount().minor())));
  }

  private static boolean isGiven(Part part) {
    return part.kind() == Kind.STORE_CREDIT && part.status() == Status.SUCCEEDED;
  }

  /** Plans it for a unit of work that holds the order's lock and the refund's. */
  public static void plan(UnitOfWork work, Order order, Refund refund, Instant now) {
    refund.parts().forEach(part -> plan(work, order, part, now));
    work.plan(
        Write.expecting(
            refund.parts().size(),
            "DELETE FROM refunds.refund_parts WHERE refund_id = ?",
            refund.id()));
    work.plan(
        Write.expecting(
            1, "DELETE FROM refunds.refunds WHERE id = ? AND sending_at IS NULL", refund.id()));
  }

  private static void plan(UnitOfWork work, Order order, Part part, Instant now) {
    long amount = part.amount().minor();
    if (part.kind() == Kind.VOID) {
      work.plan(TenderShare.heldOn(part.shareId(), amount));
      PartBooks.bookTheRest(work, order.account(), part, now);
      return;
    }
    if (isGiven(part)) {
      work.plan(StoreCredits.take(order.buyerId(), part.method(), order.currency(), amount));
      work.plan(TenderShare.paidAgain(part.shareId(), amount));
      post(work, order, part, Ledger.buyer(part.method()), Ledger.REFUND_CLEARING, now);
    } else {
      work.plan(TenderShare.keptAfterAll(part.shareId(), amount));
    }
    post(work, order, part, Ledger.REFUND_CLEARING, Ledger.ESCROW, now);
  }

  private static void post(
      UnitOfWork work, Order order, Part part, String from, String to, Instant now) {
    work.plan(
        Ledger.post(
            part.id(), "REFUND_REVOKED", order.account(), from, to, part.amount().minor(), now));
  }
}
