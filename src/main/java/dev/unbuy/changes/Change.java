package dev.unbuy.changes;

import dev.unbuy.changes.rules.ChangeRule;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.kernel.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish to have an order changed, or what its seller proposes, and what became of it.
 *
 * @param rule the row of the table that decided
 * @param wish what is to become of the order, with the prices that were shown
 * @param difference what the order costs more than before; below zero: comes back
 * @param toPay what its own tenders pay: the difference, or the whole order where it is paid anew
 * @param waitsUntil until when it waits for its payment or an answer; null once decided
 */
public record Change(
    UUID id,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    UUID purchaseId,
    ChangeStatus status,
    ChangeRule rule,
    Wish wish,
    Money difference,
    Money toPay,
    Instant askedAt,
    @Nullable Instant waitsUntil,
    @Nullable Instant decidedAt) {

  /** Whether it has not come to its end. */
  public boolean waits() {
    return waits(status);
  }

  private static boolean waits(ChangeStatus status) {
    return status == ChangeStatus.PAYING
        || status == ChangeStatus.ASKED
        || status == ChangeStatus.PROPOSED;
  }

  /** The same with another status. */
  Change become(ChangeStatus other, Instant at) {
    boolean waits = waits(other);
    return new Change(
        id,
        orderId,
        buyerId,
        shopId,
        purchaseId,
        other,
        rule,
        wish,
        difference,
        toPay,
        askedAt,
        waits ? waitsUntil : null,
        waits ? null : at);
  }

  /** How far it has come. */
  public enum ChangeStatus {
    /** It waits for what it costs more to be paid. */
    PAYING,
    /** It waits for the seller. */
    ASKED,
    /** The seller proposes it, and it waits for the buyer. */
    PROPOSED,
    /** The order is changed. */
    SETTLED,
    /** The seller said no. */
    DECLINED,
    /** The seller said nothing. */
    EXPIRED,
    /** The buyer thought better of it. */
    TAKEN_BACK,
    /** What it costs more was not paid. */
    UNPAID,
    /** The order became something else meanwhile. */
    OVERTAKEN,
    /** The buyer did not take what the seller proposed, or said nothing. */
    NOT_TAKEN
  }
}
