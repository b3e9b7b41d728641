package dev.unbuy.cancellations.rules;

import java.time.Instant;
import java.util.Optional;

/** Whether a settled cancellation can be undone; the first rule that speaks against it decides. */
public final class WhoMayUndo {

  private WhoMayUndo() {}

  /** Why it cannot be undone now, or empty when it can. The window is half-open. */
  public static Optional<Objection> objection(UndoFacts facts, Instant now) {
    if (!facts.settled()) {
      return Optional.of(Objection.NOT_SETTLED);
    }
    if (!facts.settledAtOnce()) {
      return Optional.of(Objection.WAS_ANSWERED);
    }
    if (facts.withdrawn()) {
      return Optional.of(Objection.WITHDRAWN);
    }
    if (facts.swapped()) {
      return Optional.of(Objection.BOUGHT_ELSEWHERE);
    }
    if (!now.isBefore(facts.undoableUntil())) {
      return Optional.of(Objection.TIME_IS_OVER);
    }
    if (facts.refundOnItsWay()) {
      return Optional.of(Objection.REFUND_ON_ITS_WAY);
    }
    if (!facts.paid()) {
      return Optional.of(Objection.NOT_PAID);
    }
    if (facts.orderOver()) {
      return Optional.of(Objection.ORDER_IS_OVER);
    }
    if (!facts.lastOfItsOrder()) {
      return Optional.of(Objection.CANCELED_MORE_SINCE);
    }
    return ofThings(facts);
  }

  private static Optional<Objection> ofThings(UndoFacts facts) {
    if (facts.holdUsed()) {
      return Optional.of(Objection.MONEY_TAKEN_WITHOUT_IT);
    }
    if (!facts.creditIsThere()) {
      return Optional.of(Objection.CREDIT_SPENT);
    }
    return facts.stockIsThere() ? Optional.empty() : Optional.of(Objection.SOLD_MEANWHILE);
  }

  /** What speaks against undoing, in the order in which it is looked at. */
  public enum Objection {
    /** It is not effective: it waits, was declined, taken back or undone. */
    NOT_SETTLED,
    /** Somebody else decided it: there was time to take it back. */
    WAS_ANSWERED,
    /** It was declared as a withdrawal from the contract, which is final. */
    WITHDRAWN,
    /** Another order has taken the place of what was canceled: never both. */
    BOUGHT_ELSEWHERE,
    /** The time for it is over. */
    TIME_IS_OVER,
    /** The gateway has been asked to send the money back. */
    REFUND_ON_ITS_WAY,
    /** The order was not paid, so that nothing of it is kept. */
    NOT_PAID,
    /** What is left of the order has arrived. */
    ORDER_IS_OVER,
    /** A later cancellation of the same order has counted on this one. */
    CANCELED_MORE_SINCE,
    /** The order's money was taken without the part that was to be given up. */
    MONEY_TAKEN_WITHOUT_IT,
    /** What came back as store credit has been spent. */
    CREDIT_SPENT,
    /** Somebody else has bought it. */
    SOLD_MEANWHILE
  }
}
