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
import java.util.UUID;

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
                    part.kind() == Kind.STORE_CREDIT
                        ? part.status() == Status.SUCCEEDED
                        : part.status() == Status.REQUESTED && part.replaces() == null);
  }

  /** What of it was given as store credit and has to be there still, in minor units. */
  public static long creditGiven(Refund refund) {
    return refund.parts().stream()
        .filter(part -> part.kind() == Kind.STORE_CREDIT)
        .mapToLong(part -> part.amount().minor())
        .sum();
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
    switch (part.kind()) {
      case VOID -> work.plan(TenderShare.heldOn(part.shareId(), amount));
      case REFUND -> {
        work.plan(TenderShare.keptAfterAll(part.shareId(), amount));
        post(work, order, part, Ledger.REFUND_CLEARING, Ledger.ESCROW, now);
      }
      case STORE_CREDIT -> {
        work.plan(StoreCredits.take(order.buyerId(), order.currency(), amount));
        work.plan(TenderShare.paidAgain(part.shareId(), amount));
        post(
            work,
            order,
            part,
            Ledger.buyer(PaymentMethod.STORE_CREDIT),
            Ledger.REFUND_CLEARING,
            now);
        post(work, order, part, Ledger.REFUND_CLEARING, Ledger.ESCROW, now);
      }
      case BY_HAND -> throw new IllegalStateException("paid by hand: " + part.id());
    }
  }

  private static void post(
      UnitOfWork work, Order order, Part part, String from, String to, Instant now) {
    work.plan(
        Ledger.post(
            part.id(), "REFUND_REVOKED", order.account(), from, to, part.amount().minor(), now));
  }
}
