package dev.unbuy.returns;

import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.returns.rules.CausedBy;
import dev.unbuy.returns.rules.Payer;
import dev.unbuy.returns.rules.ReturnDecision;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.returns.rules.ReturnValue;
import dev.unbuy.returns.rules.WhoMayReturn;
import dev.unbuy.returns.rules.WhoPaysTheReturn;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Decides about returns; the preview and the return itself ask the same. */
@Component
class ReturnDecisions {

  private final Policies policies;

  ReturnDecisions(Policies policies) {
    this.policies = policies;
  }

  Decided decide(
      ReturningOrder locked, Map<UUID, Integer> chosen, ReturnReason reason, Instant now) {
    PolicyNumbers numbers = policies.current();
    CausedBy cause = locked.cause(reason, now);
    boolean possible =
        locked.lines().stream()
            .allMatch(line -> chosen.getOrDefault(line.id(), 0) <= line.returnable());
    ReturnValue value = locked.value(possible ? chosen : Map.of(), cause);
    ReturnDecision decision =
        WhoMayReturn.decide(locked.facts(chosen, value.total(), numbers), cause, now);
    Payer payer = WhoPaysTheReturn.decide(cause, locked.order().rightPack());
    return new Decided(
        decision,
        cause,
        payer,
        value,
        payer == Payer.SELLER ? 0 : labelCost(locked, value.total(), numbers));
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
