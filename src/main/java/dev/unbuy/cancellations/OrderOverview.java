package dev.unbuy.cancellations;

import dev.unbuy.cancellations.CancellationOptions.Preview;
import dev.unbuy.changes.Change;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderEvent;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.refunds.Refund;
import java.util.List;
import java.util.Optional;

/**
 * An order with everything that belongs to it, as its page shows it.
 *
 * @param cancel what canceling all that can be canceled would do now
 */
public record OrderOverview(
    Order order,
    List<OrderLine> lines,
    List<Fulfillment> parcels,
    List<TenderShare> payments,
    List<OrderEvent> timeline,
    List<Cancellation> cancellations,
    List<Refund> refunds,
    List<Change> changes,
    Preview cancel) {

  /** What was given back of prices after the sale, in minor units. */
  public long adjusted() {
    return lines.stream().mapToLong(OrderLine::adjusted).sum();
  }

  /** The change of it that waits, if there is one. */
  public Optional<Change> waitingChange() {
    return changes.stream().filter(Change::waits).findFirst();
  }

  /** Whether its seller proposes something in place of what is not there. */
  public boolean isProposed() {
    return waitingChange().filter(one -> one.status() == ChangeStatus.PROPOSED).isPresent();
  }

  /** Whether units, address or payment of it could be changed. */
  public boolean canChange() {
    return waitingChange().isEmpty()
        && (lines.stream().anyMatch(line -> line.fulfillable() > 0)
            || (order.unitsShipped() == 0 && order.unitsCanceled() < order.unitsOrdered()));
  }

  /** What was to pay it and cannot be taken any more. */
  public Money missing() {
    boolean unpaid = order.payment() == OrderPayment.UNPAID;
    return order.money(
        unpaid
            ? payments.stream().filter(TenderShare::isGone).mapToLong(TenderShare::refundable).sum()
            : 0);
  }

  /** Whether the buyer can pay what is missing in another way. */
  public boolean canPay() {
    return waitingChange().isEmpty()
        && missing().isPositive()
        && order.unitsCanceled() < order.unitsOrdered();
  }

  /** Whether it has left and is not paid any more. */
  public boolean isShippedUnpaid() {
    return order.unitsShipped() > 0 && missing().isPositive();
  }

  /** Whether units of it can be canceled or asked to be. */
  public boolean canCancel() {
    return cancel.outcome() != CancellationOptions.Outcome.REFUSED;
  }

  /** Whether the buyer can confirm receipt. */
  public boolean canConfirmReceipt() {
    return order.status() == OrderStatus.DELIVERED && !isShippedUnpaid();
  }
}
