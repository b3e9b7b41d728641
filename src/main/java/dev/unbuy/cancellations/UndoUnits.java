package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.Line;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Parcels;
import dev.unbuy.orders.UnitMove;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
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
   */
  static void plan(
      UnitOfWork work, LockedOrder locked, Cancellation cancellation, boolean asked, Instant now) {
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
  }

  private static boolean nothingLeftToShip(LockedOrder locked, int units) {
    var order = locked.order();
    return order.unitsShipped() + order.unitsCanceled() + units == order.unitsOrdered();
  }
}
