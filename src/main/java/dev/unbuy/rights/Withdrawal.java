package dev.unbuy.rights;

import dev.unbuy.kernel.Money;
import dev.unbuy.policies.ReturnPayer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consumer's declaration to withdraw from a contract, or from a part of it.
 *
 * @param number of the order, by which the contract is named
 * @param name who declares it
 * @param email where the acknowledgement goes
 * @param confirmedAt when it became effective; null while only its first step was made
 * @param cancellationId of the units that had not shipped, or null where all had
 * @param canceledRefund what goes back for those, shipping included
 * @param goodsRefund what goes back for goods that come back, as the acknowledgement says
 * @param returnPaidBy who pays for sending them back
 * @param sendBackBy until when they have to be on their way
 * @param refundLateAt from when on the law calls the money late
 * @param sentAt when the buyer proved that they are on their way
 * @param arrivedAt when the seller had them
 */
public record Withdrawal(
    UUID id,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    String number,
    String name,
    String email,
    State state,
    Instant declaredAt,
    @Nullable Instant confirmedAt,
    @Nullable UUID cancellationId,
    Money canceledRefund,
    Money goodsRefund,
    ReturnPayer returnPaidBy,
    @Nullable Instant sendBackBy,
    @Nullable Instant refundLateAt,
    @Nullable String carrier,
    @Nullable String trackingNumber,
    @Nullable Instant sentAt,
    @Nullable Instant arrivedAt,
    List<Line> lines) {

  /** Copies the lines. */
  public Withdrawal {
    lines = List.copyOf(lines);
  }

  /** How many units have to come back, or came. */
  public int goods() {
    return lines.stream().mapToInt(Line::goods).sum();
  }

  /** Whether its second step was made. */
  public boolean isConfirmed() {
    return state != State.DECLARED;
  }

  /**
   * Units of a line.
   *
   * @param quantity all that it is about
   * @param canceled those that had not shipped; zero before it is confirmed
   * @param goods those that had; zero before it is confirmed
   */
  public record Line(UUID lineId, int quantity, int canceled, int goods) {}

  /** How far it has come. */
  public enum State {
    /** The first step was made; nothing has happened yet. */
    DECLARED,
    /** It is effective, and goods are to come back before their money goes. */
    WAITING_FOR_GOODS,
    /** All of its money is owed or on its way. */
    SETTLED
  }
}
