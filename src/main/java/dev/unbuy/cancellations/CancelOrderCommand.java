package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.UnitsOfLine;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to cancel.
 *
 * @param note in the asker's own words; required with {@link Reason#OTHER}
 * @param lines what to cancel; empty for all that can be
 */
public record CancelOrderCommand(
    Actor actor, UUID orderId, Reason reason, @Nullable String note, List<UnitsOfLine> lines) {

  /** The longest note. */
  public static final int MAX_NOTE = 2_000;

  /**
   * @throws InvalidInput when the reason is not the asker's to give, or the note is missing or too
   *     long
   */
  public CancelOrderCommand {
    lines = List.copyOf(lines);
    if (reason.giver() != askerOf(actor)) {
      throw new InvalidInput("reason", "must be one of " + Reason.of(askerOf(actor)));
    }
    if (reason == Reason.OTHER && (note == null || note.isBlank())) {
      throw new InvalidInput("note", "is required with the reason OTHER");
    }
    if (note != null && note.length() > MAX_NOTE) {
      throw new InvalidInput("note", "must have at most %d characters".formatted(MAX_NOTE));
    }
  }

  /** On whose behalf it is. */
  public Asker asker() {
    return askerOf(actor);
  }

  static Asker askerOf(Actor actor) {
    return switch (actor) {
      case Actor.Buyer _ -> Asker.BUYER;
      case Actor.Seller _ -> Asker.SELLER;
      case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> Asker.PLATFORM;
    };
  }
}
