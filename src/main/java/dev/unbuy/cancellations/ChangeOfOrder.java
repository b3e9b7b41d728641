package dev.unbuy.cancellations;

import dev.unbuy.cancellations.RemedyOutcome.Taken;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.OweRefund;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Changes the promise or the price of an order that stays. Each plans its writes for a unit of work
 * that holds the order's lock; the money that comes back is owed in the same one.
 */
@Component
class ChangeOfOrder {

  private final Policies policies;
  private final OweRefund refunds;
  private final OrderHistory history;

  ChangeOfOrder(Policies policies, OweRefund refunds, OrderHistory history) {
    this.policies = policies;
    this.refunds = refunds;
    this.history = history;
  }

  /** The buyer agrees to a later date; what was promised before no longer counts. */
  RemedyOutcome toNewDate(
      UnitOfWork work, LockedOrder locked, Actor buyer, RemedyOffer offer, Instant now) {
    Order order = locked.order();
    Instant shipBy = Objects.requireNonNull(offer.shipBy());
    work.plan(
        OrderWrites.promise(
            order.id(),
            shipBy,
            Objects.requireNonNull(offer.from()),
            Objects.requireNonNull(offer.to())));
    work.plan(
        Deadlines.set(
            OrderDeadlines.NOT_SHIPPED,
            order.id(),
            shipBy.plus(policies.current().platformWaitsAfterShipBy())));
    history.record(
        work,
        order,
        OrderChange.DATE_AGREED,
        buyer,
        Map.of("shipBy", shipBy.toString(), "before", order.shipBy().toString()),
        offer.id(),
        now);
    return new Taken(order.id(), offer.kind(), null);
  }

  /** Gives the difference to a lower price back; the units stay. */
  RemedyOutcome givingBack(
      UnitOfWork work,
      LockedOrder locked,
      Actor by,
      OrderLine line,
      RemedyOffer offer,
      Instant now) {
    Money amount = Objects.requireNonNull(offer.amount());
    giveBack(work, locked, by, line, amount.minor(), offer.id(), now);
    return new Taken(locked.order().id(), offer.kind(), null);
  }

  /** Owes an amount of a line's price, and writes down that it is. */
  void giveBack(
      UnitOfWork work,
      LockedOrder locked,
      Actor by,
      OrderLine line,
      long amount,
      UUID cause,
      Instant now) {
    Order order = locked.order();
    work.plan(OrderWrites.adjust(line.id(), amount));
    work.plan(OrderWrites.count(order.id(), 0, 0, 0, amount, 0));
    var _ = refunds.owe(work, order, locked.shares(), amount, cause, now);
    history.record(
        work,
        order,
        OrderChange.PRICE_ADJUSTED,
        by,
        Map.of("line", line.id(), "refund", amount),
        cause,
        now);
  }

  /**
   * @throws InvalidInput when the price is not below what was paid
   */
  static void requireLower(OrderLine line, long price) {
    if (price >= line.unitPrice()) {
      throw new InvalidInput("price", "must be below what you paid");
    }
  }
}
