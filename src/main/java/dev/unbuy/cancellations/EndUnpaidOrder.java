package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.UnitOfWork;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An order that was not paid in time ends by itself. */
@Component
class EndUnpaidOrder implements DeadlineHandler {

  private final Orders orders;
  private final CancelOrder cancelOrder;

  EndUnpaidOrder(Orders orders, CancelOrder cancelOrder) {
    this.orders = orders;
    this.cancelOrder = cancelOrder;
  }

  @Override
  public String kind() {
    return OrderDeadlines.UNPAID;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    Actor platform = new Actor.Platform();
    work.ask(orders.lock(subject, platform))
        .first()
        .filter(order -> order.payment() == OrderPayment.UNPAID)
        .ifPresent(
            order ->
                cancelOrder.cancel(
                    new CancelOrderCommand(platform, order.id(), Reason.UNPAID, null, List.of())));
  }
}
