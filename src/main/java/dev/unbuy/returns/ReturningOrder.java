package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.ReturnPayer;
import dev.unbuy.policies.WithdrawalRight;
import dev.unbuy.refunds.rules.SoldLine;
import dev.unbuy.returns.rules.CausedBy;
import dev.unbuy.returns.rules.Payer;
import dev.unbuy.returns.rules.ReturnFacts;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.returns.rules.ReturnValue;
import dev.unbuy.returns.rules.WhoPaysTheReturn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order with all that a decision about its goods needs, read in one round trip. */
record ReturningOrder(
    Order order,
    List<OrderLine> lines,
    List<Fulfillment> parcels,
    List<TenderShare> shares,
    List<EscrowHolds.Why> holds) {

  /**
   * Reads it along with what waits to be asked.
   *
   * @param query finds the order for whoever asks, locked where it is to be changed
   * @throws NotFound when there is none
   */
  static ReturningOrder read(UnitOfWork work, Query<Order> query, UUID orderId) {
    var order = work.ask(query);
    var lines = work.ask(Orders.lines(orderId));
    var parcels = work.ask(Orders.fulfillments(orderId));
    var shares = work.ask(TenderShare.ofOrder(orderId));
    var holds = work.ask(EscrowHolds.of(orderId));
    return new ReturningOrder(
        order.first().orElseThrow(() -> new NotFound("order")),
        lines.rows(),
        parcels.rows(),
        shares.rows(),
        holds.rows());
  }

  /** The order, locked. */
  static ReturningOrder lock(UnitOfWork work, Orders orders, UUID orderId, Actor actor) {
    return read(work, orders.lock(orderId, actor), orderId);
  }

  /**
   * The units asked for, by line: those named, or all that can come back.
   *
   * @throws InvalidInput when a line is not of this order, is named twice, or has not so many units
   */
  Map<UUID, Integer> chosen(List<UnitsOfLine> wanted) {
    if (!wanted.isEmpty()) {
      return OrderLines.chosen(lines, wanted);
    }
    Map<UUID, Integer> all = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> line.returnable() > 0)
        .forEach(line -> all.put(line.id(), line.returnable()));
    return all;
  }

  /** Who caused it: the dates decide before what was chosen. */
  CausedBy cause(ReturnReason reason, Instant now) {
    Instant promised = order.deliveryTo().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return reason.causedBy(order.deliveredAt() == null ? now : order.deliveredAt(), promised);
  }

  /**
   * Whether a statutory right to withdraw is open for all of these units.
   *
   * @param pack the rights that judged the order
   */
  boolean isByRight(Map<UUID, Integer> units, PolicyPack pack, Instant now) {
    WithdrawalRight right = pack.withdrawal();
    return right != null
        && now.isBefore(
            right.openUntil(order.deliveredAt(), order.rights().toldAt(), order.shipTo().country()))
        && lines.stream()
            .noneMatch(line -> line.withdrawalExcepted() && units.getOrDefault(line.id(), 0) > 0);
  }

  /** Who pays the way back. */
  Payer payer(CausedBy cause) {
    return WhoPaysTheReturn.decide(cause, order.rights().returnPaidBy() == ReturnPayer.SELLER);
  }

  /** What these units bring back. */
  ReturnValue value(Map<UUID, Integer> units, CausedBy cause, boolean byRight) {
    return ReturnValue.of(
        lines.stream().map(line -> line(line, units.getOrDefault(line.id(), 0))).toList(),
        order.shipping() - order.shippingOwedBack(),
        WhoPaysTheReturn.shippingComesBack(cause, byRight));
  }

  private static ReturnValue.Line line(OrderLine line, int quantity) {
    return new ReturnValue.Line(
        line.id(),
        new SoldLine(
            line.ordered(), line.unitPrice(), line.discount() + line.adjusted(), line.tax()),
        line.shipping(),
        line.undone(),
        line.decidedBack(),
        quantity);
  }

  /** What the table of who may return has to know. */
  ReturnFacts facts(Map<UUID, Integer> chosen, boolean byRight, long value, PolicyNumbers numbers) {
    boolean all =
        lines.stream().allMatch(line -> chosen.getOrDefault(line.id(), 0) <= line.returnable());
    return new ReturnFacts(
        all ? chosen.values().stream().mapToInt(Integer::intValue).sum() : 0,
        holds.stream().anyMatch(EscrowHolds.Why::isArgument),
        afterDelivery(Duration.ofDays(order.returnDays())),
        order.completedAt() != null ? order.completedAt() : afterDelivery(numbers.protection()),
        byRight,
        order.acceptsAutomatically(),
        value,
        numbers.returns().keepItemUpTo().getOrDefault(order.currency(), 0L));
  }

  private @Nullable Instant afterDelivery(Duration time) {
    return order.deliveredAt() == null ? null : order.deliveredAt().plus(time);
  }
}
