package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.returns.rules.ReturnReason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish to send goods back.
 *
 * @param note in the buyer's own words; required with {@link ReturnReason#OTHER}
 * @param lines what comes back; empty for all that can
 * @param refundTo where the money is wanted
 */
public record AskReturnCommand(
    Actor.Buyer buyer,
    UUID orderId,
    ReturnReason reason,
    @Nullable String note,
    List<UnitsOfLine> lines,
    RefundTo refundTo) {

  /** The longest note. */
  public static final int MAX_NOTE = 2_000;

  /**
   * @throws InvalidInput when the reason is not a buyer's, or the note is missing or too long
   */
  public AskReturnCommand {
    lines = List.copyOf(lines);
    requireWords(reason, note);
  }

  /**
   * Checks a reason with its note.
   *
   * @throws InvalidInput when the reason is not a buyer's, or the note is missing or too long
   */
  static void requireWords(ReturnReason reason, @Nullable String note) {
    if (!ReturnReason.chosen().contains(reason)) {
      throw new InvalidInput("reason", "must be one of " + ReturnReason.chosen());
    }
    if (reason == ReturnReason.OTHER && (note == null || note.isBlank())) {
      throw new InvalidInput("note", "is required with the reason OTHER");
    }
    if (note != null && note.length() > MAX_NOTE) {
      throw new InvalidInput("note", "must have at most %d characters".formatted(MAX_NOTE));
    }
  }
}
