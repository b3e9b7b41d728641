package dev.unbuy.changes.rules;

import dev.unbuy.orders.OrderPayment;
import java.time.Duration;
import java.time.Instant;

/**
 * The table of who may change an order, and what happens: the first row that fits decides. It
 * follows the table of who may cancel, but silence of the seller leaves the order as it was: nobody
 * has to sell what they were only asked for.
 *
 * <p>The rows stand in {@link ChangeRule}. The grace period is half-open: at its very end it is
 * over.
 */
public final class WhoMayChange {

  private WhoMayChange() {}

  /**
   * Decides at this instant.
   *
   * @param gracePeriod how long after payment things settle at once
   */
  public static Verdict decide(ChangeFacts facts, Duration gracePeriod, Instant now) {
    ChangeRule rule = firstRuleThatFits(facts, gracePeriod, now);
    return new Verdict(
        rule,
        switch (rule) {
          case NOTHING_LEFT_TO_CHANGE,
              A_CHANGE_IS_WAITING,
              UNITS_ARE_PACKED,
              ADDRESS_IS_ON_A_PARCEL,
              NOT_SHIPPED_THERE,
              NO_FASTER_WAY,
              NOTHING_PAID_YET,
              NO_TIME_TO_ANSWER,
              NOT_SO_MANY_LEFT ->
              Outcome.REFUSED;
          case NOT_PAID_YET,
              WITHIN_GRACE_PERIOD,
              SELLER_NOT_CONCERNED,
              SELLER_ACCEPTS_AUTOMATICALLY ->
              Outcome.SETTLED;
          case SELLER_IS_ASKED, SELLER_PROPOSES -> Outcome.ASKED;
        });
  }

  private static ChangeRule firstRuleThatFits(
      ChangeFacts facts, Duration gracePeriod, Instant now) {
    if (facts.changeWaits()) {
      return ChangeRule.A_CHANGE_IS_WAITING;
    }
    if (!facts.anythingLeft()) {
      return ChangeRule.NOTHING_LEFT_TO_CHANGE;
    }
    if (facts.unitsPacked()) {
      return ChangeRule.UNITS_ARE_PACKED;
    }
    if (facts.addressChanges() && facts.anythingPacked()) {
      return ChangeRule.ADDRESS_IS_ON_A_PARCEL;
    }
    if (!facts.shippedThere()) {
      return ChangeRule.NOT_SHIPPED_THERE;
    }
    if (!facts.wayIsThere()) {
      return ChangeRule.NO_FASTER_WAY;
    }
    if (!facts.inStock()) {
      return ChangeRule.NOT_SO_MANY_LEFT;
    }
    return firstRuleOfPossibleThatFits(facts, gracePeriod, now);
  }

  private static ChangeRule firstRuleOfPossibleThatFits(
      ChangeFacts facts, Duration gracePeriod, Instant now) {
    Instant paidAt = facts.paidAt();
    if (facts.payment() != OrderPayment.PAID || paidAt == null) {
      return ChangeRule.NOT_PAID_YET;
    }
    if (now.isBefore(paidAt.plus(gracePeriod))) {
      return ChangeRule.WITHIN_GRACE_PERIOD;
    }
    if (!facts.concernsSeller()) {
      return ChangeRule.SELLER_NOT_CONCERNED;
    }
    return facts.sellerAcceptsAutomatically()
        ? ChangeRule.SELLER_ACCEPTS_AUTOMATICALLY
        : ChangeRule.SELLER_IS_ASKED;
  }

  /** What becomes of a wish, and the row that decided. */
  public record Verdict(ChangeRule rule, Outcome outcome) {}

  /** What becomes of it. */
  public enum Outcome {
    /** It takes effect now, or as soon as it is paid. */
    SETTLED,
    /** It waits for the seller. */
    ASKED,
    /** It is not possible now; nothing changes. */
    REFUSED
  }
}
