package dev.unbuy.rights;

import dev.unbuy.cancellations.rules.Undoing;
import dev.unbuy.cancellations.rules.Undoing.Undone;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.UnitsBack;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.rules.SoldLine;
import dev.unbuy.rights.rules.WhatCanBeWithdrawn.Units;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What goes back for goods that come back by right: their shares of what was paid, and of standard
 * outbound shipping, all of it when nothing of the order is kept. The same function tells it in the
 * acknowledgement and pays it.
 */
record GoodsRefund(List<OrderLine> lines, Map<UUID, Integer> goods, long shippingOwedBack) {

  /** Reads the order's lines as this unit of work has left them. */
  static GoodsRefund of(UnitOfWork work, UUID orderId, List<Units> split) {
    return of(work, orderId, split, Units::lineId, Units::goods);
  }

  /** The same for a withdrawal that was confirmed. */
  static GoodsRefund of(UnitOfWork work, Withdrawal one) {
    return of(work, one.orderId(), one.lines(), Withdrawal.Line::lineId, Withdrawal.Line::goods);
  }

  private static <T> GoodsRefund of(
      UnitOfWork work,
      UUID orderId,
      List<T> units,
      Function<T, UUID> line,
      ToIntFunction<T> goods) {
    var lines = work.ask(Orders.lines(orderId));
    var owed = work.ask(Orders.shippingOwedBack(orderId));
    return new GoodsRefund(
        lines.rows(),
        units.stream()
            .filter(one -> goods.applyAsInt(one) > 0)
            .collect(Collectors.toMap(line, goods::applyAsInt)),
        owed.first().orElse(0L));
  }

  /** What goes back in all. */
  Money total(Order order) {
    return order.money(goods.isEmpty() ? 0 : undone(order).refund());
  }

  /** Whether all of these units have been delivered and not come back. */
  boolean allWereDelivered() {
    return lines.stream().allMatch(line -> goods.getOrDefault(line.id(), 0) <= line.withBuyer());
  }

  /** Counts them as returned, and what is owed for them. */
  Undone plan(UnitOfWork work, Order order) {
    Undone undone = undone(order);
    work.plan(
        OrderWrites.back(
            undone.lines().stream()
                .map(one -> UnitsBack.isBackByWithdrawal(one.id(), one.quantity(), one.refund()))
                .toList()));
    work.plan(OrderWrites.count(order.id(), 0, 0, 0, undone.refund(), undone.shipping()));
    return undone;
  }

  private Undone undone(Order order) {
    return Undoing.of(
        lines.stream().map(this::line).toList(),
        Math.max(shippingOwedBack, order.shipping() - order.shippingExtra()),
        shippingOwedBack,
        true);
  }

  private Undoing.Line line(OrderLine line) {
    int gone = line.canceled() + line.returned();
    return new Undoing.Line(
        line.id(),
        new SoldLine(
            line.ordered(), line.unitPrice(), line.discount() + line.adjusted(), line.tax()),
        line.shipping(),
        line.undone(),
        gone,
        line.decidedBack(),
        goods.getOrDefault(line.id(), 0));
  }
}
