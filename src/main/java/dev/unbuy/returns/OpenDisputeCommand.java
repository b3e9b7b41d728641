package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.returns.Dispute.Settlement;
import dev.unbuy.returns.rules.DisputeKind;
import dev.unbuy.returns.rules.Relief;
import java.util.List;
import java.util.UUID;

/**
 * A buyer's complaint.
 *
 * @param statement what is wrong, in the buyer's words
 * @param wants what would make it good
 * @param lines what it is about; empty for all
 */
public record OpenDisputeCommand(
    Actor.Buyer buyer,
    UUID orderId,
    DisputeKind kind,
    String statement,
    Settlement wants,
    List<UnitsOfLine> lines) {

  /**
   * @throws InvalidInput when the statement is missing, or what is wanted makes no sense
   */
  public OpenDisputeCommand {
    lines = List.copyOf(lines);
    statement = MoveReturn.requireWords("statement", statement);
    if (wants.relief() == Relief.NOTHING) {
      throw new InvalidInput("wants", "must be one of REFUND, PART_REFUND, REPLACEMENT, RETURN");
    }
    if (wants.relief() == Relief.RETURN && kind == DisputeKind.NOT_ARRIVED) {
      throw new InvalidInput("wants", "cannot be RETURN of what has not arrived");
    }
  }
}
