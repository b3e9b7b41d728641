package dev.unbuy.changes;

import dev.unbuy.changes.rules.Restated;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.checkout.SettlePayment;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderRights;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.payments.Captures;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.payments.TenderWrites;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.OweRefund;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes an order what was wished for, with a unit of work that holds its lock: lines and sums,
 * stock, address, tenders, and what goes back.
 */
@Component
class ApplyChange {

  private final Policies policies;
  private final OweRefund refunds;
  private final Captures captures;
  private final SettlePayment settlement;
  private final OrderHistory history;
  private final Outbox outbox;
  private final JsonMapper json;

  ApplyChange(
      Policies policies,
      OweRefund refunds,
      Captures captures,
      SettlePayment settlement,
      OrderHistory history,
      Outbox outbox,
      JsonMapper json) {
    this.policies = policies;
    this.refunds = refunds;
    this.captures = captures;
    this.settlement = settlement;
    this.history = history;
    this.outbox = outbox;
    this.json = json;
  }

  /**
   * Plans it; what is taken of the stock was reserved before.
   *
   * @param tenders of its own that are good
   */
  void settled(
      UnitOfWork work,
      LockedChange locked,
      Restated after,
      Change change,
      List<Tender> tenders,
      Actor by,
      Instant now) {
    after.changed().forEach(line -> work.plan(OrderWrites.changed(line)));
    after.added().forEach(line -> work.plan(OrderWrites.line(locked.order(), line)));
    work.plan(OrderWrites.restated(after.order()));
    if (!after.given().isEmpty()) {
      work.plan(Stock.release(change.id(), after.given(), now));
    }
    if (change.wish().proposal() != null) {
      proposed(work, locked.order(), change.wish().proposal(), after, change.id(), by, now);
    }
    moveAway(work, locked.order(), change.wish());
    if (change.wish().faster() != null) {
      shipFaster(work, locked.order(), change.wish().faster());
    }
    exchangeMoney(work, locked, change, tenders, now);
    tell(work, locked.order(), change, by, now);
    if (!tenders.isEmpty() && locked.order().payment() != OrderPayment.PAID) {
      settlement.apply(work, change.purchaseId());
    }
  }

  private void moveAway(UnitOfWork work, Order order, Wish wish) {
    if (wish.address() != null) {
      work.plan(OrderWrites.shipTo(order.id(), json.writeValueAsString(wish.address())));
    }
    Wish.Abroad abroad = wish.abroad();
    if (abroad != null) {
      work.plan(
          OrderWrites.sentAbroad(
              order.id(),
              new OrderRights(
                  abroad.pack(),
                  abroad.version(),
                  order.rights().toldAt(),
                  abroad.returnPaidBy(),
                  order.rights().delayToldAt()),
              abroad.transitMin(),
              abroad.transitMax(),
              ChangeOptions.ships(order)));
      work.plan(OrderWrites.nothingExcepted(order.id()));
    }
  }

  private void shipFaster(UnitOfWork work, Order order, Wish.Faster faster) {
    work.plan(
        OrderWrites.shippedFaster(
            order.id(),
            faster.transitMin(),
            faster.transitMax(),
            faster.shipBy(),
            faster.from(),
            faster.to()));
    if (faster.shipBy().isAfter(order.shipBy())) {
      promiseUntil(work, order, faster.shipBy());
    }
  }

  /** What is missing is not back on the shelf by it; a later day is promised anew. */
  private void proposed(
      UnitOfWork work,
      Order order,
      Wish.Proposal proposal,
      Restated after,
      UUID cause,
      Actor by,
      Instant now) {
    if (!after.given().isEmpty()) {
      work.plan(
          Stock.emptied(Ids.next(), after.given().stream().map(Units::variantId).toList(), now));
    }
    Wish.NewDate date = proposal.newDate();
    if (date != null) {
      work.plan(OrderWrites.promise(order.id(), date.shipBy(), date.from(), date.to()));
      promiseUntil(work, order, date.shipBy());
      history.record(
          work,
          order,
          OrderChange.DATE_AGREED,
          by,
          Map.of("shipBy", date.shipBy().toString(), "before", order.shipBy().toString()),
          cause,
          now);
    }
  }

  private void promiseUntil(UnitOfWork work, Order order, Instant shipBy) {
    work.plan(
        Deadlines.set(
            OrderDeadlines.NOT_SHIPPED,
            order.id(),
            shipBy.plus(policies.current().platformWaitsAfterShipBy())));
  }

  private void exchangeMoney(
      UnitOfWork work, LockedChange locked, Change change, List<Tender> tenders, Instant now) {
    Order order = locked.order();
    int position = locked.nextPosition();
    for (Tender tender : tenders) {
      var _ = join(work, order, tender, position++, now);
    }
    long difference = change.difference().minor();
    long back = change.wish().paidAnew() ? locked.paid() : Math.max(0, -difference);
    if (back > 0) {
      var _ = refunds.owe(work, order, locked.shares(), back, change.id(), now);
    }
    if (!tenders.isEmpty() && locked.shares().stream().anyMatch(TenderShare::isCaptureAsked)) {
      captures.request(work, order.account(), now);
    }
  }

  /** Has a tender pay the order from now on; what is ours already is booked. */
  static TenderShare join(UnitOfWork work, Order order, Tender tender, int position, Instant now) {
    TenderShare share = TenderShare.whole(Ids.next(), tender, order.id(), position);
    work.plan(TenderWrites.joins(tender));
    work.plan(TenderWrites.share(share.id(), tender, order.id(), position, tender.amount()));
    if (tender.status() != TenderStatus.PAID) {
      return share;
    }
    Captures.book(work, order.account(), share, now);
    return share.taken();
  }

  /** Tells the order's history and those who listen. */
  void tell(UnitOfWork work, Order order, Change change, Actor by, Instant now) {
    OrderChange what =
        switch (change.status()) {
          case SETTLED -> OrderChange.ORDER_CHANGED;
          case ASKED -> OrderChange.CHANGE_ASKED;
          case PROPOSED -> OrderChange.CHANGE_PROPOSED;
          case PAYING, DECLINED, EXPIRED, TAKEN_BACK, UNPAID, OVERTAKEN, NOT_TAKEN ->
              OrderChange.CHANGE_ENDED;
        };
    history.record(
        work,
        order,
        what,
        by,
        Map.of(
            "change", change.id(),
            "status", change.status(),
            "difference", change.difference().minor(),
            "total", order.total()),
        change.id(),
        now);
    outbox.publish(
        work,
        new ChangeDecided(
            now, change.id(), order.id(), order.buyerId(), order.shopId(), change.status()));
  }
}
