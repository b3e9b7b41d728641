package dev.unbuy.returns;

import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.returns.rules.ReturnDecision;
import java.util.List;
import java.util.UUID;

/**
 * What of an order can be exchanged, and for what.
 *
 * @param decision what becomes of an exchange of all of it
 */
public record ExchangeOptions(ReturnDecision decision, Order order, List<Choice> lines) {

  /** Copies the lines. */
  public ExchangeOptions {
    lines = List.copyOf(lines);
  }

  /** Whether anything can be exchanged for anything. */
  public boolean isPossible() {
    return !(decision instanceof ReturnDecision.Refused)
        && lines.stream().anyMatch(one -> one.free() > 0 && !one.others().isEmpty());
  }

  /**
   * A line.
   *
   * @param free how many of its units can come back
   * @param others other variants that cost no more
   */
  public record Choice(OrderLine line, int free, List<Other> others) {

    /** Copies the variants. */
    public Choice {
      others = List.copyOf(others);
    }
  }

  /**
   * Another variant of the same listing.
   *
   * @param left how many there are
   * @param back what goes back for each unit because it costs less
   */
  public record Other(UUID variantId, String name, int left, Money back) {}
}
