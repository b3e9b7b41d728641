package dev.unbuy.orders;

import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Keeps an order's money in escrow while somebody still decides whose it is. While a return is on
 * its way or a dispute is open, protection does not end by itself and receipt cannot be confirmed;
 * the protection's deadline is set again when the last of them has ended.
 */
public final class EscrowHolds {

  private EscrowHolds() {}

  /** Why it is kept. */
  public enum Why {
    RETURN,
    DISPUTE,
    /** The buyer's bank asks for the payment back. */
    CHARGEBACK;

    /** Whether it is argued about whose the money is. */
    public boolean isArgument() {
      return this != RETURN;
    }
  }

  /** Why the money of an order is kept; no row when it is not. */
  public static Query<Why> of(UUID orderId) {
    return Query.of(
        "SELECT why FROM orders.escrow_holds WHERE order_id = ? ORDER BY why",
        row -> Why.valueOf(row.getString(1)),
        orderId);
  }

  /** Keeps it; for a unit of work that holds the order's lock. */
  public static Write hold(Order order, UUID cause, Why why, Instant at) {
    return Write.expecting(
        1,
        """
        INSERT INTO orders.escrow_holds (order_id, cause, buyer_id, why, since)
        VALUES (?, ?, ?, ?, ?)\
        """,
        order.id(),
        cause,
        order.buyerId(),
        why,
        at);
  }

  /**
   * Keeps it no longer because of this; for a unit of work that holds the order's lock.
   *
   * @param protection how long after delivery money is held when nobody confirms receipt
   */
  public static void letGo(
      UnitOfWork work, Order order, UUID cause, Duration protection, Instant now) {
    work.plan(
        Write.expecting(
            1,
            "DELETE FROM orders.escrow_holds WHERE order_id = ? AND cause = ?",
            order.id(),
            cause));
    endsAgain(work, order, protection, now);
  }

  /**
   * Has the protection of an order that has arrived end when it would have, or now when that is
   * past; for a unit of work that holds the order's lock.
   */
  public static void endsAgain(UnitOfWork work, Order order, Duration protection, Instant now) {
    Instant delivered = order.deliveredAt();
    if (delivered != null && order.completedAt() == null) {
      Instant ends = delivered.plus(protection);
      work.plan(
          Deadlines.set(OrderDeadlines.PROTECTION, order.id(), ends.isAfter(now) ? ends : now));
    }
  }
}
