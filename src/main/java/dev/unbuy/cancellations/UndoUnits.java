package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.Line;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Parcels;
import dev.unbuy.orders.UnitMove;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Takes units out of an order: from what is open first, then out of parcels that have not left;
 * gives their stock back, once.
 */
final class UndoUnits {

  private UndoUnits() {}

  /**
   * Plans it.
   *
   * @param asked whether the units waited for the seller's answer, their money set aside
   * @param protection how long after delivery money stays in escrow
   */
  static void plan(
      UnitOfWork work,
      LockedOrder locked,
      Cancellation cancellation,
      boolean asked,
      Duration protection,
      Instant now) {
    Map<UUID, OrderLine> lines = OrderLines.byId(locked.lines());
    List<UnitMove> moves = new ArrayList<>();
    List<UnitsOfLine> packed = new ArrayList<>();
    List<Units> stock = new ArrayList<>();
    for (Line undone : cancellation.lines()) {
      OrderLine line = Objects.requireNonNull(lines.get(undone.lineId()));
      int fromOpen = Math.min(undone.quantity(), asked ? line.open() : line.fulfillable());
      int fromParcels = undone.quantity() - fromOpen;
      moves.add(
          UnitMove.canceled(
              line.id(),
              fromOpen,
              fromParcels,
              asked ? undone.quantity() : 0,
              asked ? 0 : undone.refund().minor()));
      stock.add(new Units(line.variantId(), undone.quantity()));
      packed.add(new UnitsOfLine(line.id(), fromParcels));
    }
    work.plan(OrderWrites.move(moves));
    Parcels.takeOut(work, locked.order().id(), locked.parcels(), packed);
    work.plan(Stock.release(cancellation.id(), stock, now));
    if (nothingLeftToShip(locked, cancellation.units())) {
      work.plan(
          Deadlines.clear(
              locked.order().id(),
              OrderDeadlines.UNPAID,
              OrderDeadlines.CAPTURE,
              OrderDeadlines.NOT_SHIPPED));
    }
    if (isAllElseDelivered(locked.order(), cancellation.units())) {
      work.plan(OrderWrites.delivered(locked.order().id(), lastDelivery(locked, now), protection));
    }
  }

  /** Nothing but what was delivered is left: nothing else would begin the end of its escrow. */
  private static boolean isAllElseDelivered(Order order, int units) {
    return order.unitsDelivered() > 0
        && order.unitsDelivered() + order.unitsCanceled() + units == order.unitsOrdered();
  }

  private static Instant lastDelivery(LockedOrder locked, Instant now) {
    return locked.parcels().stream()
        .map(Fulfillment::deliveredAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(now);
  }

  private static boolean nothingLeftToShip(LockedOrder locked, int units) {
    var order = locked.order();
    return order.unitsShipped() + order.unitsCanceled() + units == order.unitsOrdered();
  }
}
