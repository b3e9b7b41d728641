package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.ReturnNumbers;
import dev.unbuy.returns.Dispute.Settlement;
import dev.unbuy.returns.rules.DisputeKind;
import dev.unbuy.returns.rules.Relief;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How a dispute goes on: the seller offers, the buyer takes it or asks an agent, the agent decides
 * with reasons, either side appeals once. No clock ends in silence: the seller's gives the buyer
 * what was wanted, the buyer's takes the offer, an agent's leaves the dispute on top of the queue.
 */
@Component
public class ArgueDispute {

  private static final Set<DisputeStatus> ALL_OPEN =
      EnumSet.complementOf(EnumSet.of(DisputeStatus.CLOSED));

  private final Transactions transactions;
  private final Orders orders;
  private final Policies policies;
  private final SettleDispute settling;
  private final InstantSource clock;

  ArgueDispute(
      Transactions transactions,
      Orders orders,
      Policies policies,
      SettleDispute settling,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.policies = policies;
    this.settling = settling;
    this.clock = clock;
  }

  /**
   * Either side says more; evidence is never taken back.
   *
   * @throws NotFound when it is not this actor's
   */
  public DisputeOutcome say(Actor actor, UUID id, String words) {
    String said = MoveReturn.requireWords("statement", words);
    return step(
        actor,
        id,
        ALL_OPEN,
        (work, locked, one, now) -> {
          Disputes.say(work, one, actor, accountOf(actor), said, now);
          return one;
        });
  }

  /**
   * The seller offers something; offering what is wanted ends it at once.
   *
   * @throws NotFound when it is not this seller's
   * @throws InvalidInput when the offer makes no sense
   */
  public DisputeOutcome offer(
      Actor.Seller seller, UUID id, Settlement settlement, @Nullable String words) {
    return step(
        seller,
        id,
        EnumSet.of(DisputeStatus.OPEN, DisputeStatus.OFFERED),
        (work, locked, one, now) -> {
          requireSensible("offer", one, settlement);
          if (words != null && !words.isBlank()) {
            Disputes.say(
                work,
                one,
                seller,
                seller.accountId(),
                MoveReturn.requireWords("statement", words),
                now);
          }
          Dispute offered = one.offered(settlement, now.plus(numbers().disputeAnswersWithin()));
          if (settlement.equals(one.wants()) || settlement.relief() == Relief.REFUND) {
            return settling.close(work, locked, one, settlement, false, seller, now);
          }
          return move(work, locked, one, offered, OrderChange.DISPUTE_OFFERED, seller, now);
        });
  }

  /**
   * The buyer takes the offer; or the side that lost takes the decision, which then takes effect.
   *
   * @throws NotFound when it is not this actor's
   */
  public DisputeOutcome accept(Actor actor, UUID id) {
    return step(
        actor,
        id,
        EnumSet.of(DisputeStatus.OFFERED, DisputeStatus.DECIDED),
        (work, locked, one, now) -> {
          if (one.status() == DisputeStatus.DECIDED) {
            requireLost(actor, one);
            return settling.close(work, locked, one, decision(one), isLost(one), actor, now);
          }
          if (!(actor instanceof Actor.Buyer)) {
            throw new NotPossible("it-is-the-buyers-turn", one);
          }
          return settling.close(
              work, locked, one, Objects.requireNonNull(one.offer()), false, actor, now);
        });
  }

  /**
   * The buyer does not take the offer and asks an agent; the seller may ask one instead of
   * offering.
   *
   * @throws NotFound when it is not this actor's
   */
  public DisputeOutcome escalate(Actor actor, UUID id) {
    return step(
        actor,
        id,
        actor instanceof Actor.Seller
            ? EnumSet.of(DisputeStatus.OPEN, DisputeStatus.OFFERED)
            : EnumSet.of(DisputeStatus.OFFERED),
        (work, locked, one, now) ->
            move(
                work,
                locked,
                one,
                one.escalated(now.plus(numbers().agentDecidesWithin())),
                OrderChange.DISPUTE_ESCALATED,
                actor,
                now));
  }

  /**
   * The buyer gives it up.
   *
   * @throws NotFound when it is not this buyer's
   */
  public DisputeOutcome withdraw(Actor.Buyer buyer, UUID id) {
    return step(
        buyer,
        id,
        ALL_OPEN,
        (work, locked, one, now) ->
            settling.close(
                work, locked, one, new Settlement(Relief.NOTHING, null), false, buyer, now));
  }

  /**
   * An agent decides. The first decision can be appealed; the one after an appeal is final.
   *
   * @param because the reasons, which both sides read
   * @throws InvalidInput when the decision makes no sense or no reason is given
   */
  public DisputeOutcome decide(Actor.Agent agent, UUID id, Settlement settlement, String because) {
    String why = MoveReturn.requireWords("because", because);
    return step(
        agent,
        id,
        EnumSet.of(DisputeStatus.ESCALATED, DisputeStatus.APPEALED),
        (work, locked, one, now) -> {
          requireSensible("decision", one, settlement);
          Dispute decided = one.decided(settlement, why, now, now.plus(numbers().appealWithin()));
          Disputes.step(work, decided, one.status(), agent.accountId());
          settling.tell(work, locked.order(), decided, OrderChange.DISPUTE_DECIDED, agent, now);
          return one.status() == DisputeStatus.APPEALED
              ? settling.close(work, locked, decided, settlement, isLost(decided), agent, now)
              : decided;
        });
  }

  /**
   * The buyer or the seller does not take the decision, once for both of them.
   *
   * @throws NotFound when it is not this actor's
   */
  public DisputeOutcome appeal(Actor actor, UUID id, String words) {
    String said = MoveReturn.requireWords("statement", words);
    return step(
        actor,
        id,
        EnumSet.of(DisputeStatus.DECIDED),
        (work, locked, one, now) -> {
          Disputes.say(work, one, actor, accountOf(actor), said, now);
          return move(
              work,
              locked,
              one,
              one.appealed(actor.role(), now.plus(numbers().agentDecidesWithin())),
              OrderChange.DISPUTE_ESCALATED,
              actor,
              now);
        });
  }

  /** A clock is over. */
  DisputeOutcome timeIsOver(UUID id) {
    Actor platform = new Actor.Platform();
    return step(
        platform,
        id,
        ALL_OPEN,
        (work, locked, one, now) ->
            switch (one.status()) {
              case OPEN -> settling.close(work, locked, one, one.wants(), true, platform, now);
              case OFFERED ->
                  settling.close(
                      work, locked, one, Objects.requireNonNull(one.offer()), false, platform, now);
              case DECIDED ->
                  settling.close(work, locked, one, decision(one), isLost(one), platform, now);
              case ESCALATED, APPEALED -> {
                Dispute waits = one.waiting(now.plus(numbers().agentDecidesWithin()));
                Disputes.step(work, waits, one.status(), null);
                yield waits;
              }
              case CLOSED -> one;
            });
  }

  private Dispute move(
      UnitOfWork work,
      ReturningOrder locked,
      Dispute one,
      Dispute next,
      OrderChange change,
      Actor actor,
      Instant now) {
    Disputes.step(work, next, one.status(), null);
    settling.tell(work, locked.order(), next, change, actor, now);
    return next;
  }

  private DisputeOutcome step(Actor actor, UUID id, Set<DisputeStatus> from, Step step) {
    try {
      return transactions.run(
          work -> {
            policies.ask(work);
            UUID orderId = Disputes.find(work, id, actor).orderId();
            ReturningOrder locked = ReturningOrder.lock(work, orders, orderId, actor);
            Dispute present = Disputes.find(work, id, actor);
            return from.contains(present.status())
                ? new DisputeOutcome.Done(step.take(work, locked, present, clock.instant()))
                : refused("it-is-" + low(present.status()), present.status());
          });
    } catch (NotPossible no) {
      return refused(no.rule, no.status);
    }
  }

  private static DisputeOutcome refused(String rule, DisputeStatus status) {
    return new DisputeOutcome.Refused(
        new Refusal("dispute-not-waiting-for-this", rule, status.name(), List.of()));
  }

  private static String low(DisputeStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static void requireSensible(String field, Dispute one, Settlement settlement) {
    if (settlement.relief() == Relief.RETURN && one.kind() == DisputeKind.NOT_ARRIVED) {
      throw new InvalidInput(field, "cannot be RETURN of what has not arrived");
    }
    SettleDispute.requirePart("amount", settlement, one.value());
  }

  private static void requireLost(Actor actor, Dispute one) {
    boolean sellerLost = decision(one).relief() != Relief.NOTHING;
    if (sellerLost != (actor instanceof Actor.Seller)) {
      throw new NotPossible("it-is-the-other-sides-to-accept", one);
    }
  }

  private static Settlement decision(Dispute one) {
    return Objects.requireNonNull(one.decision());
  }

  private static boolean isLost(Dispute one) {
    return decision(one).relief() != Relief.NOTHING;
  }

  private static @Nullable UUID accountOf(Actor actor) {
    return switch (actor) {
      case Actor.Buyer buyer -> buyer.accountId();
      case Actor.Seller seller -> seller.accountId();
      case Actor.Agent agent -> agent.accountId();
      case Actor.Operator operator -> operator.accountId();
      case Actor.Platform _ -> null;
    };
  }

  private ReturnNumbers numbers() {
    return policies.current().returns();
  }

  @FunctionalInterface
  private interface Step {
    Dispute take(UnitOfWork work, ReturningOrder locked, Dispute one, Instant now);
  }

  /** Carries a refusal out of the transaction, which is rolled back. */
  private static final class NotPossible extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String rule;
    private final DisputeStatus status;

    NotPossible(String rule, Dispute one) {
      super(rule, null, false, false);
      this.rule = rule;
      this.status = one.status();
    }
  }
}
