package dev.unbuy.returns;

import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.ReplacementLines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.OweRefund;
import dev.unbuy.returns.Dispute.Line;
import dev.unbuy.returns.Dispute.Settlement;
import dev.unbuy.returns.rules.Relief;
import dev.unbuy.returns.rules.ReturnValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends a dispute with what was agreed or decided: money from escrow, a return at the seller's cost,
 * the same once more, or nothing. For a unit of work that holds the order's lock.
 */
@Component
class SettleDispute {

  private final OweRefund refunds;
  private final AskReturn returns;
  private final OrderHistory history;
  private final Outbox outbox;
  private final Policies policies;

  SettleDispute(
      OweRefund refunds,
      AskReturn returns,
      OrderHistory history,
      Outbox outbox,
      Policies policies) {
    this.refunds = refunds;
    this.returns = returns;
    this.history = history;
    this.outbox = outbox;
    this.policies = policies;
  }

  /**
   * Ends it. A replacement that is not in stock any more becomes a refund.
   *
   * @param lost whether it counts against the seller
   */
  Dispute close(
      UnitOfWork work,
      ReturningOrder locked,
      Dispute one,
      Settlement wanted,
      boolean lost,
      Actor actor,
      Instant now) {
    Order order = locked.order();
    Settlement settlement =
        wanted.relief() == Relief.REPLACEMENT && !isThere(work, locked, one)
            ? new Settlement(Relief.REFUND, null)
            : wanted;
    Dispute closed = one.closed(settlement, lost, now);
    Disputes.step(work, closed, one.status(), null);
    EscrowHolds.letGo(work, order, one.id(), policies.current().protection(), now);
    switch (settlement.relief()) {
      case REFUND, PART_REFUND -> refund(work, locked, closed, now);
      case RETURN -> returns.openByDispute(work, locked, closed, now);
      case REPLACEMENT -> replace(work, locked, closed, now);
      case NOTHING -> {}
    }
    tell(work, order, closed, OrderChange.DISPUTE_CLOSED, actor, now);
    return closed;
  }

  /** The units stay; their price is given back, and outbound shipping last. */
  private void refund(UnitOfWork work, ReturningOrder locked, Dispute one, Instant now) {
    long back = one.moneyOf(Objects.requireNonNull(one.result())).minor();
    long[] kept =
        ReturnValue.kept(
            one.value().minor() - back,
            one.lines().stream().map(line -> line.refund().minor()).toList(),
            one.shipping().minor());
    for (int i = 0; i < one.lines().size(); i++) {
      Line line = one.lines().get(i);
      long given = line.refund().minor() - kept[i];
      if (given > 0) {
        work.plan(OrderWrites.adjust(line.lineId(), given));
      }
    }
    long shipping = one.shipping().minor() - kept[kept.length - 1];
    work.plan(OrderWrites.count(one.orderId(), 0, 0, 0, back, shipping));
    var _ = refunds.owe(work, locked.order(), locked.shares(), back, one.id(), now);
  }

  private void replace(UnitOfWork work, ReturningOrder locked, Dispute one, Instant now) {
    Map<UUID, OrderLine> lines = OrderLines.byId(locked.lines());
    for (Line line : one.lines()) {
      OrderLine of = Objects.requireNonNull(lines.get(line.lineId()));
      ReplacementLines.add(
          work,
          Ids.next(),
          locked.order(),
          of,
          of.variantId(),
          of.variant(),
          line.quantity(),
          0,
          0,
          policies.current().platformWaitsAfterShipBy(),
          now);
    }
  }

  /** Whether the same can be sent once more; the stock is locked. */
  static boolean isThere(UnitOfWork work, ReturningOrder locked, Dispute one) {
    Map<UUID, OrderLine> lines = OrderLines.byId(locked.lines());
    Map<UUID, Integer> wanted = new TreeMap<>();
    one.lines()
        .forEach(
            line ->
                wanted.merge(
                    Objects.requireNonNull(lines.get(line.lineId())).variantId(),
                    line.quantity(),
                    Integer::sum));
    List<Units> free = work.ask(Stock.available(wanted.keySet())).rows();
    return wanted.entrySet().stream()
        .allMatch(
            need ->
                free.stream()
                    .anyMatch(
                        units ->
                            units.variantId().equals(need.getKey())
                                && units.quantity() >= need.getValue()));
  }

  /** Tells the order's history and those who listen. */
  void tell(
      UnitOfWork work, Order order, Dispute one, OrderChange change, Actor actor, Instant now) {
    Settlement said = one.result() != null ? one.result() : one.decision();
    Settlement shown = said != null ? said : one.offer() != null ? one.offer() : one.wants();
    history.record(
        work,
        order,
        change,
        actor,
        Map.of("relief", shown.relief(), "refund", one.moneyOf(shown).minor()),
        one.id(),
        now);
    outbox.publish(
        work,
        new DisputeChanged(
            now, one.id(), order.id(), order.buyerId(), order.shopId(), one.status()));
  }

  /**
   * Checks that a part is one.
   *
   * @throws InvalidInput when it is missing, of another currency, or not below all
   */
  static void requirePart(String field, Settlement settlement, Money all) {
    if (settlement.relief() != Relief.PART_REFUND) {
      return;
    }
    Money part = settlement.amount();
    if (part == null) {
      throw new InvalidInput(field, "is required with PART_REFUND");
    }
    if (!part.currency().equals(all.currency())) {
      throw new InvalidInput(field + ".currency", "must be " + all.currency());
    }
    if (!part.isPositive() || part.compareTo(all) >= 0) {
      throw new InvalidInput(
          field + ".amount", "must be 1 to %d".formatted(Math.max(1, all.minor() - 1)));
    }
  }
}
