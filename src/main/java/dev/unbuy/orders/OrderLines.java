package dev.unbuy.orders;

import dev.unbuy.kernel.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds lines that somebody named. */
public final class OrderLines {

  private OrderLines() {}

  /** Lines by their id, in their order. */
  public static Map<UUID, OrderLine> byId(List<OrderLine> lines) {
    Map<UUID, OrderLine> byId = new LinkedHashMap<>();
    lines.forEach(line -> byId.put(line.id(), line));
    return byId;
  }

  /**
   * The quantities that somebody chose, by line.
   *
   * @throws InvalidInput when a line is not of this order, is named twice, or a quantity is below 1
   *     or above what was ordered
   */
  public static Map<UUID, Integer> chosen(List<OrderLine> lines, List<UnitsOfLine> wanted) {
    Map<UUID, OrderLine> byId = byId(lines);
    Map<UUID, Integer> chosen = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      UnitsOfLine units = wanted.get(i);
      OrderLine line = byId.get(units.lineId());
      if (line == null) {
        throw new InvalidInput("lines[%d].lineId".formatted(i), "is not a line of this order");
      }
      if (units.quantity() < 1 || units.quantity() > line.ordered()) {
        throw new InvalidInput("lines[%d].quantity".formatted(i), "must be 1 to " + line.ordered());
      }
      if (chosen.put(units.lineId(), units.quantity()) != null) {
        throw new InvalidInput("lines[%d].lineId".formatted(i), "is named twice");
      }
    }
    return chosen;
  }
}
