package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.refunds.RefundTo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to cancel.
 *
 * @param reason one of those that the asker may give, which the use case knows
 * @param note in the asker's own words; some reasons require it
 * @param lines what to cancel; empty for all that can be
 * @param refundTo where the money is wanted, which only a buyer can choose
 * @param byWithdrawal whether it is part of a withdrawal from the contract, and as final
 */
public record CancelOrderCommand(
    Actor actor,
    UUID orderId,
    Reason reason,
    @Nullable String note,
    List<UnitsOfLine> lines,
    RefundTo refundTo,
    boolean byWithdrawal) {

  /** The longest note. */
  public static final int MAX_NOTE = 2_000;

  /**
   * With the money back as it came.
   *
   * @throws InvalidInput when the note is too long
   */
  public CancelOrderCommand(
      Actor actor, UUID orderId, Reason reason, @Nullable String note, List<UnitsOfLine> lines) {
    this(actor, orderId, reason, note, lines, RefundTo.ORIGINAL);
  }

  /**
   * With the money where the buyer wants it.
   *
   * @throws InvalidInput when the note is too long, or somebody else chooses for the buyer
   */
  public CancelOrderCommand(
      Actor actor,
      UUID orderId,
      Reason reason,
      @Nullable String note,
      List<UnitsOfLine> lines,
      RefundTo refundTo) {
    this(actor, orderId, reason, note, lines, refundTo, false);
  }

  /** What has not shipped of a contract from which a buyer withdraws. */
  public static CancelOrderCommand byWithdrawal(
      Actor.Buyer buyer, UUID orderId, Reason reason, String note, List<UnitsOfLine> lines) {
    return new CancelOrderCommand(buyer, orderId, reason, note, lines, RefundTo.ORIGINAL, true);
  }

  /**
   * @throws InvalidInput when the note is too long, or somebody else chooses for the buyer
   */
  public CancelOrderCommand {
    lines = List.copyOf(lines);
    if (refundTo != RefundTo.ORIGINAL && askerOf(actor) != Asker.BUYER) {
      throw new InvalidInput("refundTo", "is the buyer's to choose");
    }
    if (note != null && note.length() > MAX_NOTE) {
      throw new InvalidInput("note", "must have at most %d characters".formatted(MAX_NOTE));
    }
  }

  /**
   * @throws InvalidInput when the reason must be told in words too, and was not
   */
  void requireNote(ReasonEntry given) {
    if (given.rule().noteRequired() && (note == null || note.isBlank())) {
      throw new InvalidInput("note", "is required with the reason " + given.reason());
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
