package dev.unbuy.orders;

import dev.unbuy.orders.Fulfillment.FulfillmentStatus;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Parcels that do not reach the buyer, for a unit of work that holds the order's lock. */
public final class ParcelsBack {

  private ParcelsBack() {}

  /** The buyer does not take it; its carrier brings it back. */
  public static void refused(UnitOfWork work, UUID parcel, Instant at) {
    work.plan(
        Write.expecting(
            1,
            """
            UPDATE orders.fulfillments SET status = 'REFUSED', refused_at = ?
            WHERE id = ? AND status = 'SHIPPED'\
            """,
            at,
            parcel));
    work.plan(Deadlines.clear(parcel, OrderDeadlines.LOST));
  }

  /**
   * It is over with it: back at the seller's, or lost. Its units count as canceled; when everything
   * else of the order has been delivered, the order is.
   *
   * @param end {@code RETURNED_TO_SENDER} or {@code LOST}
   * @param units how many were in it
   * @param owedBack what is owed for them, shipping included, in minor units
   * @param shipping of that, outbound shipping
   * @param protection how long after delivery money is held when nobody confirms receipt
   */
  public static void ended(
      UnitOfWork work,
      Order order,
      Fulfillment parcel,
      FulfillmentStatus end,
      int units,
      long owedBack,
      long shipping,
      Duration protection,
      Instant at) {
    String column = end == FulfillmentStatus.LOST ? "lost_at" : "returned_at";
    work.plan(
        Write.expecting(
            1,
            "UPDATE orders.fulfillments SET status = ?, %s = ? WHERE id = ? AND status = ?"
                .formatted(column),
            end,
            at,
            parcel.id(),
            parcel.status()));
    work.plan(Deadlines.clear(parcel.id(), OrderDeadlines.LOST));
    work.plan(OrderWrites.count(order.id(), units, -units, 0, owedBack, shipping));
    if (restIsDelivered(order, units)) {
      work.plan(
          Write.expecting(
              1, "UPDATE orders.orders SET delivered_at = ? WHERE id = ?", at, order.id()));
      work.plan(Deadlines.set(OrderDeadlines.PROTECTION, order.id(), at.plus(protection)));
    }
    if (order.unitsShipped() + order.unitsCanceled() == order.unitsOrdered()) {
      work.plan(Deadlines.clear(order.id(), OrderDeadlines.NOT_SHIPPED));
    }
  }

  private static boolean restIsDelivered(Order order, int units) {
    return order.unitsDelivered() > 0
        && order.deliveredAt() == null
        && order.unitsDelivered() + order.unitsCanceled() + units == order.unitsOrdered();
  }
}
