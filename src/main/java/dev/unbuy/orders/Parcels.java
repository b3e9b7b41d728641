package dev.unbuy.orders;

import dev.unbuy.orders.Fulfillment.FulfilledUnits;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes units out of parcels that have not left, the newest parcel first. */
public final class Parcels {

  private static final String TAKE_OUT =
      """
      UPDATE orders.fulfillment_lines l SET quantity = l.quantity - t.quantity
      FROM unnest(?::uuid[], ?::uuid[], ?::int[]) AS t (fulfillment_id, line_id, quantity)
      WHERE l.fulfillment_id = t.fulfillment_id AND l.line_id = t.line_id\
      """;
  private static final String INTERCEPT =
      """
      UPDATE orders.fulfillments f SET status = 'INTERCEPTED'
      WHERE f.order_id = ? AND f.status IN ('PREPARING','LABELED') AND NOT EXISTS (
        SELECT FROM orders.fulfillment_lines l WHERE l.fulfillment_id = f.id AND l.quantity > 0)\
      """;

  private Parcels() {}

  /**
   * Plans it; a parcel that is left empty counts as intercepted. The lines' own counts are the
   * caller's to move.
   */
  public static void takeOut(
      UnitOfWork work, UUID orderId, List<Fulfillment> parcels, List<UnitsOfLine> units) {
    List<Taken> taken = new ArrayList<>();
    units.forEach(one -> taken.addAll(takeOut(parcels, one.lineId(), one.quantity())));
    if (taken.isEmpty()) {
      return;
    }
    work.plan(
        Write.expecting(
            taken.size(),
            TAKE_OUT,
            taken.stream().map(Taken::parcel).toArray(UUID[]::new),
            taken.stream().map(Taken::line).toArray(UUID[]::new),
            taken.stream().map(Taken::quantity).toArray(Integer[]::new)));
    work.plan(Write.any(INTERCEPT, orderId));
  }

  private static List<Taken> takeOut(List<Fulfillment> parcels, UUID line, int units) {
    List<Taken> taken = new ArrayList<>();
    int left = units;
    for (Fulfillment parcel : parcels.reversed()) {
      for (FulfilledUnits held : parcel.lines()) {
        int part = Math.min(left, held.quantity());
        if (parcel.isBeingPrepared() && held.lineId().equals(line) && part > 0) {
          taken.add(new Taken(parcel.id(), line, part));
          left -= part;
        }
      }
    }
    return taken;
  }

  private record Taken(UUID parcel, UUID line, int quantity) {}
}
