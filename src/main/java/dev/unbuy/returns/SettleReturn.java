package dev.unbuy.returns;

import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.UnitsBack;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.OweRefund;
import dev.unbuy.refunds.Refund;
import dev.unbuy.returns.ReturnAuthorization.Line;
import dev.unbuy.returns.rules.Inspection;
import dev.unbuy.returns.rules.ReturnValue;
import dev.unbuy.returns.rules.StockFate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends a return: with money, stock and units where they belong, or with everything as it was. For a
 * unit of work that holds the order's lock.
 */
@Component
class SettleReturn {

  private final OweRefund refunds;
  private final OrderHistory history;
  private final Outbox outbox;
  private final Policies policies;
  private final ExchangeUnits exchange;

  SettleReturn(
      OweRefund refunds,
      OrderHistory history,
      Outbox outbox,
      Policies policies,
      ExchangeUnits exchange) {
    this.refunds = refunds;
    this.history = history;
    this.outbox = outbox;
    this.policies = policies;
    this.exchange = exchange;
  }

  /** The goods are with the seller, or need not be: what was found goes back. */
  ReturnAuthorization settle(
      UnitOfWork work,
      ReturningOrder locked,
      ReturnAuthorization one,
      Found found,
      Actor actor,
      Instant now) {
    Order order = locked.order();
    long[] kept = keptOf(one, one.refund().minor() - found.back().minor());
    unitsAreBack(work, one, kept);
    giveLess(work, order, kept);
    receiveStock(work, locked, one, found.stock(), now);
    Optional<Refund> refund = owe(work, locked, one, found.back(), now);
    if (!one.isRefundedAhead()) {
      exchange.sendInstead(work, locked, one, now);
    }
    ReturnAuthorization ended =
        end(
            work,
            order,
            one,
            one.progress()
                .ended(
                    ReturnStatus.SETTLED,
                    found.inspection(),
                    found.back(),
                    found.because(),
                    found.stock(),
                    now),
            now);
    tell(work, order, ended, OrderChange.RETURN_SETTLED, actor, now);
    return ended.with(refund.orElse(one.money()));
  }

  /** Nothing comes back, nor does any money; the units are the buyer's as before. */
  ReturnAuthorization stays(
      UnitOfWork work,
      ReturningOrder locked,
      ReturnAuthorization one,
      Progress ended,
      OrderChange change,
      Actor actor,
      Instant now) {
    work.plan(
        OrderWrites.back(
            one.lines().stream()
                .map(line -> UnitsBack.stays(line.lineId(), line.quantity(), line.refund().minor()))
                .toList()));
    work.plan(
        OrderWrites.count(one.orderId(), 0, 0, 0, -one.refund().minor(), -one.shipping().minor()));
    exchange.letGo(work, one, now);
    ReturnAuthorization kept = end(work, locked.order(), one, ended, now);
    tell(work, locked.order(), kept, change, actor, now);
    return kept;
  }

  /** Money that goes back ahead of the goods; the rest of the return goes on. */
  Optional<Refund> owe(
      UnitOfWork work, ReturningOrder locked, ReturnAuthorization one, Money back, Instant now) {
    return one.isRefundedAhead() || back.isZero()
        ? Optional.empty()
        : refunds.owe(
            work,
            locked.order(),
            locked.shares(),
            back.minor(),
            one.refundTo(),
            one.id(),
            Duration.ZERO,
            now);
  }

  /** How much of each line is kept, and of shipping last. */
  static long[] keptOf(ReturnAuthorization one, long kept) {
    return ReturnValue.kept(
        kept,
        one.lines().stream().map(line -> line.refund().minor()).toList(),
        one.shipping().minor());
  }

  /** The order is owed so much less than was set aside for it. */
  static void giveLess(UnitOfWork work, Order order, long[] kept) {
    long all = 0;
    for (long part : kept) {
      all += part;
    }
    if (all > 0) {
      work.plan(OrderWrites.count(order.id(), 0, 0, 0, -all, -kept[kept.length - 1]));
    }
  }

  private static void unitsAreBack(UnitOfWork work, ReturnAuthorization one, long[] kept) {
    List<UnitsBack> units = new ArrayList<>();
    for (int i = 0; i < one.lines().size(); i++) {
      Line line = one.lines().get(i);
      units.add(UnitsBack.isBack(line.lineId(), line.quantity(), kept[i]));
    }
    work.plan(OrderWrites.back(units));
  }

  /** What can be sold goes onto the shelf, once. */
  static void receiveStock(
      UnitOfWork work,
      ReturningOrder locked,
      ReturnAuthorization one,
      StockFate fate,
      Instant now) {
    if (fate != StockFate.SELLABLE) {
      return;
    }
    Map<UUID, OrderLine> lines = OrderLines.byId(locked.lines());
    Map<UUID, Integer> variants = new TreeMap<>();
    one.lines()
        .forEach(
            line ->
                variants.merge(
                    Objects.requireNonNull(lines.get(line.lineId())).variantId(),
                    line.quantity(),
                    Integer::sum));
    variants.forEach(
        (variant, units) -> work.plan(Stock.receive(one.id(), new Units(variant, units), now)));
  }

  private ReturnAuthorization end(
      UnitOfWork work, Order order, ReturnAuthorization one, Progress ended, Instant now) {
    ReturnAuthorization next = one.at(ended);
    ReturnWrites.step(work, next, one.status());
    EscrowHolds.letGo(work, order, one.id(), policies.current().protection(), now);
    return next;
  }

  /** Tells the order's history and those who listen. */
  void tell(
      UnitOfWork work,
      Order order,
      ReturnAuthorization one,
      OrderChange change,
      Actor actor,
      Instant now) {
    Money back = one.progress().back();
    history.record(
        work,
        order,
        change,
        actor,
        Map.of(
            "units",
            one.units(),
            "returnReason",
            one.reason(),
            "refund",
            back == null ? one.promised().minor() : back.minor()),
        one.id(),
        now);
    outbox.publish(
        work,
        new ReturnChanged(
            now, one.id(), order.id(), order.buyerId(), order.shopId(), one.status()));
  }

  /** What was found when the goods were back. */
  record Found(Inspection inspection, Money back, @Nullable String because, StockFate stock) {}
}
