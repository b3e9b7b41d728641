package dev.unbuy.returns;

import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.refunds.Refund;
import dev.unbuy.returns.rules.CausedBy;
import dev.unbuy.returns.rules.Payer;
import dev.unbuy.returns.rules.ReturnDecision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to a return that is asked for now.
 *
 * @param until when the time to return ends, or null while something is on its way
 * @param refund what would go back in all, shipping included
 * @param labelCost what goes back less with the prepaid label; zero where the seller pays
 * @param parts the refund by tender, with the days on which to expect it
 * @param asStoreCredit the same as store credit; empty where there is no choice
 */
public record ReturnPreview(
    ReturnDecision decision,
    Order order,
    List<Choice> lines,
    @Nullable Instant until,
    CausedBy causedBy,
    Payer payer,
    Money refund,
    Money shipping,
    Money labelCost,
    List<Refund.Part> parts,
    List<Refund.Part> asStoreCredit) {

  /** Copies the lists. */
  public ReturnPreview {
    lines = List.copyOf(lines);
    parts = List.copyOf(parts);
    asStoreCredit = List.copyOf(asStoreCredit);
  }

  /** Whether it can be asked for. */
  public boolean isPossible() {
    return !(decision instanceof ReturnDecision.Refused);
  }

  /** How many units are chosen. */
  public int units() {
    return lines.stream().mapToInt(Choice::chosen).sum();
  }

  /** A line, how many of its units can come back, and how many are chosen. */
  public record Choice(OrderLine line, int returnable, int chosen) {}
}
