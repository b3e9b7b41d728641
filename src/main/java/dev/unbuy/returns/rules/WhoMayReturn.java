package dev.unbuy.returns.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table of who may return, and what happens: the first row that fits decides.
 *
 * <p>Windows are half-open: at the very end of one, it is over. What the seller or the carrier got
 * wrong can come back while either the shop's window or the buyer protection is open.
 */
public final class WhoMayReturn {

  private WhoMayReturn() {}

  /** Decides what becomes of this wish at this instant. */
  public static ReturnDecision decide(ReturnFacts facts, CausedBy cause, Instant now) {
    if (facts.units() == 0) {
      return new ReturnDecision.Refused(ReturnRule.NOTHING_TO_RETURN);
    }
    if (facts.disputeOpen()) {
      return new ReturnDecision.Refused(ReturnRule.DISPUTE_IS_OPEN);
    }
    if (!facts.byRight()
        && !isOpen(facts.returnableUntil(), now)
        && (cause == CausedBy.BUYER || !isOpen(facts.protectedUntil(), now))) {
      return new ReturnDecision.Refused(ReturnRule.WINDOW_IS_OVER);
    }
    if (cause == CausedBy.SELLER && facts.value() <= facts.keepItemUpTo()) {
      return new ReturnDecision.Kept(ReturnRule.KEEP_THE_ITEM);
    }
    if (facts.byRight()) {
      return new ReturnDecision.Approved(ReturnRule.STATUTORY_RIGHT);
    }
    return facts.acceptsAutomatically()
        ? new ReturnDecision.Approved(ReturnRule.SELLER_ACCEPTS_AUTOMATICALLY)
        : new ReturnDecision.Asked(ReturnRule.SELLER_ANSWERS);
  }

  private static boolean isOpen(@Nullable Instant until, Instant now) {
    return until == null || now.isBefore(until);
  }
}
