package dev.unbuy.refunds;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Allocation;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.Orders;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.gateway.GatewayNotice;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.TryAgain;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Hears from the gateway that a buyer's bank takes a payment back. What was paid for several orders
 * is split among them by what is kept of each. The bank takes the money when it likes, before it
 * decides; so it is booked when it is taken and when it comes back, whatever the decision says.
 *
 * <p>Meanwhile the order's money stays in escrow; after a lost one until somebody has decided who
 * bears it.
 */
@Component
class ChargebackNotices implements Projection<GatewayNotice> {

  private final Orders orders;
  private final OrderHistory history;
  private final Policies policies;
  private final InstantSource clock;

  ChargebackNotices(Orders orders, OrderHistory history, Policies policies, InstantSource clock) {
    this.orders = orders;
    this.history = history;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "refunds.chargebacks";
  }

  @Override
  public Class<GatewayNotice> event() {
    return GatewayNotice.class;
  }

  @Override
  public boolean concerns(GatewayNotice notice) {
    return notice.kind().isAboutChargeback();
  }

  @Override
  public void apply(GatewayNotice notice, UnitOfWork work) {
    work.ask(Tender.byId(notice.subject()))
        .first()
        .ifPresent(tender -> apply(notice, tender, work));
  }

  private void apply(GatewayNotice notice, Tender tender, UnitOfWork work) {
    var locked = work.ask(orders.lockPurchase(tender.purchaseId()));
    policies.ask(work);
    var shares = work.ask(TenderShare.ofTender(tender.id()));
    var known = work.ask(Chargebacks.ofReference(notice.reference()));
    Map<UUID, Order> byId =
        locked.rows().stream().collect(Collectors.toMap(Order::id, Function.identity()));
    List<Chargeback> all =
        known.rows().isEmpty() ? open(work, notice, tender, shares.rows(), byId) : known.rows();
    for (Chargeback one : all) {
      Order order = byId.get(one.orderId());
      if (order != null) {
        goOn(work, notice, order, one);
      }
    }
  }

  private List<Chargeback> open(
      UnitOfWork work,
      GatewayNotice notice,
      Tender tender,
      List<TenderShare> shares,
      Map<UUID, Order> byId) {
    Instant now = clock.instant();
    Money amount = notice.amount();
    long[] parts =
        Allocation.byLargestRemainder(
            amount == null ? tender.amount() : amount.minor(),
            shares.stream().mapToLong(share -> share.captured() - share.refunded()).toArray());
    List<Chargeback> opened = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      Order order = byId.get(shares.get(i).orderId());
      if (parts[i] > 0 && order != null) {
        Chargeback one = chargeback(notice, tender, order, parts[i], now);
        work.plan(Chargebacks.insert(one));
        if (order.completedAt() == null) {
          work.plan(EscrowHolds.hold(order, one.id(), EscrowHolds.Why.CHARGEBACK, now));
        }
        record(work, order, OrderChange.CHARGEBACK_OPENED, one, now);
        opened.add(one);
      }
    }
    return opened;
  }

  private static Chargeback chargeback(
      GatewayNotice notice, Tender tender, Order order, long part, Instant now) {
    return new Chargeback(
        Ids.next(),
        notice.reference(),
        order.id(),
        order.buyerId(),
        order.shopId(),
        tender.id(),
        tender.method(),
        order.money(part),
        notice.code(),
        now,
        null,
        null,
        null,
        null,
        null);
  }

  private void goOn(UnitOfWork work, GatewayNotice notice, Order order, Chargeback one) {
    Instant now = clock.instant();
    switch (notice.kind()) {
      case CHARGEBACK_TAKEN -> taken(work, order, one, now);
      case CHARGEBACK_RETURNED -> returned(work, order, one, now);
      case CHARGEBACK_WON -> closed(work, order, one, true, now);
      case CHARGEBACK_LOST -> closed(work, order, one, false, now);
      case CHARGEBACK_OPENED,
          AUTHORIZED,
          PAID,
          DECLINED,
          EXPIRED,
          REFUND_SUCCEEDED,
          REFUND_FAILED -> {
        // it is known by now
      }
    }
  }

  private static void taken(UnitOfWork work, Order order, Chargeback one, Instant now) {
    if (one.takenAt() != null) {
      return;
    }
    work.plan(Chargebacks.taken(one.id(), now));
    work.plan(
        Ledger.post(
            one.id(),
            "CHARGEBACK",
            order.account(),
            Ledger.CHARGEBACKS,
            Ledger.buyer(one.method()),
            one.amount().minor(),
            now));
  }

  private static void returned(UnitOfWork work, Order order, Chargeback one, Instant now) {
    if (one.takenAt() == null) {
      throw new TryAgain("a chargeback came back of which nobody told that it was taken");
    }
    if (one.backAt() != null) {
      return;
    }
    work.plan(Chargebacks.back(one.id(), now));
    work.plan(
        Ledger.post(
            one.id(),
            "CHARGEBACK_BACK",
            order.account(),
            Ledger.buyer(one.method()),
            Ledger.CHARGEBACKS,
            one.amount().minor(),
            now));
  }

  private void closed(UnitOfWork work, Order order, Chargeback one, boolean won, Instant now) {
    if (one.won() != null) {
      return;
    }
    work.plan(Chargebacks.closed(one.id(), won, now));
    record(work, order, won ? OrderChange.CHARGEBACK_WON : OrderChange.CHARGEBACK_LOST, one, now);
    if (won && order.completedAt() == null) {
      EscrowHolds.letGo(work, order, one.id(), policies.current().protection(), now);
    }
  }

  private void record(
      UnitOfWork work, Order order, OrderChange change, Chargeback one, Instant now) {
    history.record(
        work,
        order,
        change,
        new Actor.Platform(),
        Map.of("refund", one.amount().minor()),
        one.id(),
        now);
  }
}
