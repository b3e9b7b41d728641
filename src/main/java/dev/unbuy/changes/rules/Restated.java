package dev.unbuy.changes.rules;

import dev.unbuy.inventory.Units;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.UnitsOfLine;
import java.util.List;

/**
 * An order as it is after a change.
 *
 * @param order with its new sums and its new number of units
 * @param changed lines of it that are different from before
 * @param added lines that it did not have
 * @param leaving the open units that are not what they were, by line
 * @param given stock that is no longer needed
 * @param taken stock that is needed instead
 * @param difference what it costs more than before, in minor units; below zero: comes back
 */
public record Restated(
    Order order,
    List<OrderLine> changed,
    List<OrderLine> added,
    List<UnitsOfLine> leaving,
    List<Units> given,
    List<Units> taken,
    long difference) {

  /** Copies the lists. */
  public Restated {
    changed = List.copyOf(changed);
    added = List.copyOf(added);
    leaving = List.copyOf(leaving);
    given = List.copyOf(given);
    taken = List.copyOf(taken);
  }
}
