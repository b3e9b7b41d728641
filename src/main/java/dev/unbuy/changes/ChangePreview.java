package dev.unbuy.changes;

import dev.unbuy.changes.rules.ChangeRule;
import dev.unbuy.changes.rules.WhoMayChange.Outcome;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.refunds.Refund.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an order by a change.
 *
 * @param sellerAnswersBy when silence would leave it as it was, where the seller is asked
 * @param before the order as it is
 * @param after it with its sums as they would be; as it is, where it is refused
 * @param lines all lines as they would be
 * @param difference what it costs more; below zero: comes back
 * @param toPay what is to be paid now
 * @param parts what goes back, by tender, with the days on which to expect it
 * @param shipTo where it would be sent
 * @param from the first day of the delivery estimate as it would be
 * @param to its last day
 * @param seen stands for all of this: a change that says it was looked over is refused when it is
 *     no longer this
 */
public record ChangePreview(
    Outcome outcome,
    ChangeRule rule,
    @Nullable Instant sellerAnswersBy,
    Order before,
    Order after,
    List<OrderLine> lines,
    Wish wish,
    Money difference,
    Money toPay,
    List<Part> parts,
    Address shipTo,
    LocalDate from,
    LocalDate to,
    String seen) {

  /** Copies the lists. */
  public ChangePreview {
    lines = List.copyOf(lines);
    parts = List.copyOf(parts);
  }
}
