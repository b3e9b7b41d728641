package dev.unbuy.cancellations.rules;

import dev.unbuy.cancellations.rules.Decision.Asked;
import dev.unbuy.cancellations.rules.Decision.Refused;
import dev.unbuy.cancellations.rules.Decision.Settled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table of who may cancel, and what happens: the first row that fits decides.
 *
 * <p>The rows stand in {@link Rule}. Windows are half-open: at the very end of one, it is over.
 */
public final class WhoMayCancel {

  private WhoMayCancel() {}

  /** Decides what becomes of this wish at this instant. */
  public static Decision decide(
      CancellationFacts facts, CancellationPolicy policy, Asker asker, Instant now) {
    Rule rule = firstRuleThatFits(facts, policy, asker, now);
    return switch (rule) {
      case NOTHING_LEFT_TO_CANCEL -> new Refused(rule);
      case STATUTORY_WITHDRAWAL -> new Settled(rule, null);
      case NOT_PAID_YET, PAYMENT_UNDER_REVIEW, WITHIN_GRACE_PERIOD ->
          new Settled(rule, sellersOwnFault(asker));
      case SHIP_BY_PASSED -> new Settled(rule, Fault.SELLER);
      case SELLER_ACCEPTS_AUTOMATICALLY -> new Settled(rule, null);
      case NOTHING_IN_FULFILLMENT ->
          asker == Asker.BUYER ? asked(rule, policy, now) : new Settled(rule, null);
      case BEING_PREPARED ->
          asker == Asker.SELLER ? new Settled(rule, Fault.SELLER) : asked(rule, policy, now);
    };
  }

  private static Rule firstRuleThatFits(
      CancellationFacts facts, CancellationPolicy policy, Asker asker, Instant now) {
    if (facts.cancellableUnits() == 0) {
      return Rule.NOTHING_LEFT_TO_CANCEL;
    }
    if (asker == Asker.BUYER && withdrawalIsOpen(facts, now)) {
      return Rule.STATUTORY_WITHDRAWAL;
    }
    return switch (facts.payment()) {
      case UNPAID -> Rule.NOT_PAID_YET;
      case UNDER_REVIEW -> Rule.PAYMENT_UNDER_REVIEW;
      case PAID -> firstRuleOfPaidThatFits(facts, policy, asker, now);
    };
  }

  private static Rule firstRuleOfPaidThatFits(
      CancellationFacts facts, CancellationPolicy policy, Asker asker, Instant now) {
    boolean limited = asker == Asker.BUYER && facts.buyerIsLimited();
    if (!limited && isWithinGracePeriod(facts, policy, now)) {
      return Rule.WITHIN_GRACE_PERIOD;
    }
    if (shipByHasPassed(facts, policy, asker, now)) {
      return Rule.SHIP_BY_PASSED;
    }
    if (facts.unitsInFulfillment() > 0) {
      return Rule.BEING_PREPARED;
    }
    return !limited && facts.sellerAcceptsAutomatically()
        ? Rule.SELLER_ACCEPTS_AUTOMATICALLY
        : Rule.NOTHING_IN_FULFILLMENT;
  }

  private static boolean withdrawalIsOpen(CancellationFacts facts, Instant now) {
    Instant until = facts.withdrawalOpenUntil();
    return until != null && now.isBefore(until);
  }

  private static boolean isWithinGracePeriod(
      CancellationFacts facts, CancellationPolicy policy, Instant now) {
    Instant paidAt = facts.paidAt();
    return paidAt != null && now.isBefore(paidAt.plus(policy.gracePeriod()));
  }

  private static boolean shipByHasPassed(
      CancellationFacts facts, CancellationPolicy policy, Asker asker, Instant now) {
    Instant from =
        asker == Asker.PLATFORM
            ? facts.shipBy().plus(policy.platformWaitsAfterShipBy())
            : facts.shipBy();
    return !now.isBefore(from);
  }

  private static @Nullable Fault sellersOwnFault(Asker asker) {
    return asker == Asker.SELLER ? Fault.SELLER : null;
  }

  private static Asked asked(Rule rule, CancellationPolicy policy, Instant now) {
    return new Asked(rule, now.plus(policy.sellerAnswersWithin()));
  }
}
