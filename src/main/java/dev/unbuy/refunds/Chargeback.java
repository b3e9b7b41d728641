package dev.unbuy.refunds;

import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer's bank takes back of a payment, as far as it is of one order.
 *
 * @param id also the cause of its transfers in the ledger
 * @param reference the gateway's own name of it
 * @param reason the bank's, in the gateway's word
 * @param takenAt when the bank took the money, or null while it only asks
 * @param backAt when it gave it back
 * @param won whether it was decided for the marketplace; null while it is open
 * @param borneBy who bears what was lost, once an operator has decided it
 */
public record Chargeback(
    UUID id,
    String reference,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    UUID tenderId,
    PaymentMethod method,
    Money amount,
    @Nullable String reason,
    Instant openedAt,
    @Nullable Instant takenAt,
    @Nullable Instant backAt,
    @Nullable Boolean won,
    @Nullable Bearer borneBy,
    @Nullable String note) {

  /** Who bears it. */
  public enum Bearer {
    SELLER,
    MARKETPLACE
  }

  /** How far it has come. */
  public enum Status {
    /** The bank has not decided. */
    OPEN,
    /** The money stays, or has come back. */
    WON,
    /** The money is gone, and somebody has to bear it. */
    LOST,
    /** And it is settled who does. */
    DECIDED
  }

  /** How far it has come. */
  public Status status() {
    if (won == null) {
      return Status.OPEN;
    }
    return won ? Status.WON : borneBy == null ? Status.LOST : Status.DECIDED;
  }

  /** Whether the bank has the money now. */
  public boolean isGone() {
    return takenAt != null && backAt == null;
  }
}
