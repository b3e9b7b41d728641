package dev.unbuy.returns;

import dev.unbuy.orders.Order;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.returns.rules.CausedBy;
import dev.unbuy.returns.rules.Payer;
import dev.unbuy.returns.rules.ReturnDecision;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.returns.rules.ReturnValue;
import dev.unbuy.returns.rules.WhoMayReturn;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Decides about returns; the preview and the return itself ask the same. */
@Component
class ReturnDecisions {

  private final Policies policies;
  private final PolicyPacks packs;

  ReturnDecisions(Policies policies, PolicyPacks packs) {
    this.policies = policies;
    this.packs = packs;
  }

  Decided decide(
      ReturningOrder locked, Map<UUID, Integer> chosen, ReturnReason reason, Instant now) {
    PolicyNumbers numbers = policies.current();
    CausedBy cause = locked.cause(reason, now);
    boolean possible =
        locked.lines().stream()
            .allMatch(line -> chosen.getOrDefault(line.id(), 0) <= line.returnable());
    boolean byRight = locked.isByRight(chosen, packOf(locked.order()), now);
    ReturnValue value = locked.value(possible ? chosen : Map.of(), cause, byRight);
    ReturnDecision decision =
        WhoMayReturn.decide(locked.facts(chosen, byRight, value.total(), numbers), cause, now);
    Payer payer = locked.payer(cause);
    return new Decided(
        decision,
        cause,
        payer,
        value,
        payer == Payer.SELLER ? 0 : labelCost(locked, value.total(), numbers));
  }

  /** The rights that judged an order. */
  PolicyPack packOf(Order order) {
    return order.rights().packOf(packs);
  }

  private static long labelCost(ReturningOrder locked, long value, PolicyNumbers numbers) {
    return Math.min(
        value, numbers.returns().labelCost().getOrDefault(locked.order().currency(), 0L));
  }

  /**
   * A decision with what comes of it.
   *
   * @param labelCost what goes back less with the prepaid label, minor units
   */
  record Decided(
      ReturnDecision decision, CausedBy cause, Payer payer, ReturnValue value, long labelCost) {}
}
