package dev.unbuy.orders;

import dev.unbuy.kernel.Actor;
import dev.unbuy.payments.Captures;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.UnitOfWork;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes the money when the time in which a cancellation settles at once is over. */
@Component
class CaptureWhenGraceIsOver implements DeadlineHandler {

  private final Orders orders;
  private final Captures captures;
  private final InstantSource clock;

  CaptureWhenGraceIsOver(Orders orders, Captures captures, InstantSource clock) {
    this.orders = orders;
    this.captures = captures;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return OrderDeadlines.CAPTURE;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    work.ask(orders.lock(subject, new Actor.Platform()))
        .first()
        .filter(order -> order.payment() == OrderPayment.PAID)
        .filter(order -> order.status() != OrderStatus.CANCELED)
        .ifPresent(order -> captures.request(work, order.account(), clock.instant()));
  }
}
