package dev.unbuy.rights;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import dev.unbuy.rights.DelayOutcome.Done;
import dev.unbuy.rights.DelayOutcome.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The buyer agrees to a delay: what was promised before no longer counts. When the new date passes
 * too and nobody agreed to a further one, the order ends by itself.
 */
@Component
public class AgreeToDelay {

  private final Transactions transactions;
  private final Orders orders;
  private final OrderHistory history;
  private final InstantSource clock;

  AgreeToDelay(
      Transactions transactions, Orders orders, OrderHistory history, InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Agrees to the delay that the buyer was told of last.
   *
   * @throws NotFound when it is not this buyer's order
   */
  public DelayOutcome agree(Actor.Buyer buyer, UUID orderId) {
    return transactions.run(
        work -> {
          var locked = work.ask(orders.lock(orderId, buyer));
          var told = work.ask(DelayNotice.ofOrder(orderId));
          Order order = locked.first().orElseThrow(() -> new NotFound("order"));
          DelayNotice notice = told.first().orElse(null);
          if (notice == null
              || notice.consentedAt() != null
              || order.status() == OrderStatus.CANCELED) {
            return new Refused(TellDelay.refusal(order, "NO_DELAY_WAITS_FOR_AN_ANSWER"));
          }
          Instant now = clock.instant();
          LocalDate ships = notice.newShipBy().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
          work.plan(
              Write.expecting(
                  1,
                  "UPDATE rights.delay_notices SET consented_at = ? WHERE id = ?",
                  now,
                  notice.id()));
          work.plan(
              OrderWrites.promise(
                  orderId,
                  notice.newShipBy(),
                  WorkingDays.plus(ships, order.transitMin()),
                  WorkingDays.plus(ships, order.transitMax())));
          work.plan(OrderWrites.delayTold(orderId, null));
          if (order.unitsShipped() + order.unitsCanceled() < order.unitsOrdered()) {
            work.plan(Deadlines.set(OrderDeadlines.NOT_SHIPPED, orderId, notice.newShipBy()));
          }
          history.record(
              work,
              order,
              OrderChange.DELAY_AGREED,
              buyer,
              Map.of("shipBy", notice.newShipBy().toString()),
              notice.id(),
              now);
          return new Done(notice);
        });
  }
}
