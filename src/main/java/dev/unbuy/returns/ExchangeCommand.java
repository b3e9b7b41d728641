package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.returns.rules.ReturnReason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish to have another variant of what was delivered.
 *
 * @param note in the buyer's own words; required with {@link ReturnReason#OTHER}
 * @param swaps what comes back for what; one at least
 */
public record ExchangeCommand(
    Actor.Buyer buyer, UUID orderId, ReturnReason reason, @Nullable String note, List<Swap> swaps) {

  /**
   * @throws InvalidInput when nothing is chosen, the reason is not a buyer's, or the note is
   *     missing or too long
   */
  public ExchangeCommand {
    swaps = List.copyOf(swaps);
    AskReturnCommand.requireWords(reason, note);
    if (swaps.isEmpty()) {
      throw new InvalidInput("lines", "must have one at least");
    }
  }

  /** The units that come back. */
  List<UnitsOfLine> units() {
    return swaps.stream().map(swap -> new UnitsOfLine(swap.lineId(), swap.quantity())).toList();
  }

  /** Units of a line, and the variant that is to be sent for them. */
  public record Swap(UUID lineId, int quantity, UUID variantId) {}
}
