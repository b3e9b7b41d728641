package dev.unbuy.cancellations;

import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The deadlines of a paid order that has something to ship; they run as they would have. */
final class OrderTimers {

  private OrderTimers() {}

  static List<Write> running(LockedOrder locked, PolicyNumbers numbers) {
    Order order = locked.order();
    List<Write> timers = new ArrayList<>();
    timers.add(
        Deadlines.set(
            OrderDeadlines.NOT_SHIPPED,
            order.id(),
            order.shipBy().plus(numbers.platformWaitsAfterShipBy())));
    Instant paidAt = order.paidAt();
    if (paidAt != null && locked.shares().stream().noneMatch(TenderShare::isHoldUsed)) {
      timers.add(
          Deadlines.set(OrderDeadlines.CAPTURE, order.id(), paidAt.plus(numbers.gracePeriod())));
    }
    return timers;
  }
}
