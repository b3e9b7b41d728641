package dev.unbuy.changes;

import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.payments.TenderShare;
import java.util.List;
import java.util.Optional;

/**
 * An order with all that a decision about a change needs, read in one round trip.
 *
 * @param waiting the change of it that has not come to its end, if there is one
 */
record LockedChange(
    Order order, List<OrderLine> lines, List<TenderShare> shares, Optional<Change> waiting) {

  /** What its tenders still pay, in minor units. */
  long paid() {
    return shares.stream().mapToLong(TenderShare::refundable).sum();
  }

  /** Whether any unit lies in a parcel or has left. */
  boolean anythingPacked() {
    return lines.stream().anyMatch(line -> line.inFulfillment() + line.shipped() > 0);
  }

  /**
   * Whether units are left of which the buyer could want something else. What pays an order can be
   * changed until it ships, and after that where it could not be taken.
   */
  boolean anythingLeft(boolean paymentAlone) {
    return paymentAlone
        ? (order.unitsShipped() == 0 || order.payment() == OrderPayment.UNPAID)
            && order.unitsCanceled() < order.unitsOrdered()
        : lines.stream().anyMatch(line -> line.fulfillable() > 0);
  }

  /** The place of one more tender in the order of capture. */
  int nextPosition() {
    return shares.stream().mapToInt(TenderShare::position).max().orElse(-1) + 1;
  }
}
