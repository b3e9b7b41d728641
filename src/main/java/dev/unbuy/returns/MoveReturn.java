package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.ReturnNumbers;
import dev.unbuy.returns.rules.Payer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The way of a return from its question to the seller's door: answered, labeled, sent, received, or
 * taken back. Silence approves.
 */
@Component
public class MoveReturn {

  private static final Duration GOOD_STANDING = Duration.ofDays(365);
  private static final int LONGEST = 2_000;

  private final Transactions transactions;
  private final Orders orders;
  private final Policies policies;
  private final SettleReturn settling;
  private final ExchangeUnits exchange;
  private final InstantSource clock;

  MoveReturn(
      Transactions transactions,
      Orders orders,
      Policies policies,
      SettleReturn settling,
      ExchangeUnits exchange,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.policies = policies;
    this.settling = settling;
    this.exchange = exchange;
    this.clock = clock;
  }

  /**
   * The seller agrees, or says nothing in time.
   *
   * @throws NotFound when it is not this seller's
   */
  public ReturnOutcome approve(Actor actor, UUID id) {
    return step(
        actor,
        id,
        Set.of(ReturnStatus.ASKED),
        (work, locked, one, now) ->
            move(
                work,
                locked,
                one,
                one.progress().approved(now, now.plus(numbers().sendWithin())),
                OrderChange.RETURN_APPROVED,
                actor,
                now));
  }

  /**
   * The seller does not agree. The buyer can open a dispute about it.
   *
   * @param because why, in the seller's words
   * @throws NotFound when it is not this seller's
   * @throws InvalidInput when no reason is given
   */
  public ReturnOutcome decline(Actor.Seller seller, UUID id, String because) {
    String why = requireWords("because", because);
    return step(
        seller,
        id,
        Set.of(ReturnStatus.ASKED),
        (work, locked, one, now) ->
            settling.stays(
                work,
                locked,
                one,
                one.progress().ended(ReturnStatus.DECLINED, why, now),
                OrderChange.RETURN_DECLINED,
                seller,
                now));
  }

  /**
   * The buyer keeps the goods after all.
   *
   * @throws NotFound when it is not this buyer's
   */
  public ReturnOutcome takeBack(Actor.Buyer buyer, UUID id) {
    return step(
        buyer,
        id,
        Set.of(ReturnStatus.ASKED, ReturnStatus.APPROVED),
        (work, locked, one, now) ->
            settling.stays(
                work,
                locked,
                one,
                one.progress().ended(ReturnStatus.TAKEN_BACK, null, now),
                OrderChange.RETURN_TAKEN_BACK,
                buyer,
                now));
  }

  /**
   * The buyer takes the prepaid label; where the buyer pays the way back its cost is deducted from
   * then on. Taken twice it is the same label.
   *
   * @throws NotFound when it is not this buyer's
   */
  public ReturnOutcome takeLabel(Actor.Buyer buyer, UUID id) {
    return step(
        buyer,
        id,
        Set.of(ReturnStatus.APPROVED),
        (work, locked, one, now) -> {
          if (one.progress().labelTakenAt() != null) {
            return one;
          }
          ReturnAuthorization labeled = one.at(one.progress().labeled(now));
          ReturnWrites.step(work, labeled, one.status());
          return labeled;
        });
  }

  /**
   * The buyer has sent the goods, with any carrier; the number is the proof.
   *
   * @throws NotFound when it is not this buyer's
   * @throws InvalidInput when carrier or tracking number is missing
   */
  public ReturnOutcome send(Actor.Buyer buyer, UUID id, String carrier, String trackingNumber) {
    FulfillOrder.requireTracking(carrier, trackingNumber);
    return step(
        buyer,
        id,
        Set.of(ReturnStatus.APPROVED),
        (work, locked, one, now) -> {
          Progress sent =
              one.progress()
                  .sent(
                      carrier.strip(),
                      trackingNumber.strip(),
                      now,
                      now.plus(numbers().arrivesWithin()));
          return mayGoAhead(work, one, now)
              ? goAhead(work, locked, one, sent, buyer, now)
              : move(work, locked, one, sent, OrderChange.RETURN_SENT, buyer, now);
        });
  }

  private boolean mayGoAhead(UnitOfWork work, ReturnAuthorization one, Instant now) {
    long most = numbers().aheadUpTo().getOrDefault(one.refund().currency(), 0L);
    return (one.kind() == ReturnKind.RETURN || one.kind() == ReturnKind.EXCHANGE)
        && one.refund().minor() <= most
        && !work.ask(Returns.refusedSince(one.buyerId(), now.minus(GOOD_STANDING)))
            .first()
            .orElse(false);
  }

  /** The money, or what is sent instead, goes with the proof that the goods are on their way. */
  private ReturnAuthorization goAhead(
      UnitOfWork work,
      ReturningOrder locked,
      ReturnAuthorization one,
      Progress sent,
      Actor actor,
      Instant now) {
    Money back = one.promised();
    var refund = settling.owe(work, locked, one, back, now);
    exchange.sendInstead(work, locked, one, now);
    return move(work, locked, one, sent.refundedAhead(back), OrderChange.RETURN_SENT, actor, now)
        .with(refund.orElse(null));
  }

  /**
   * The goods have arrived at the seller's, who looks at them now.
   *
   * @throws NotFound when it is not this seller's
   */
  public ReturnOutcome received(Actor.Seller seller, UUID id) {
    return step(
        seller,
        id,
        Set.of(ReturnStatus.APPROVED, ReturnStatus.SENT),
        (work, locked, one, now) ->
            move(
                work,
                locked,
                one,
                one.progress().received(now, now.plus(numbers().inspectWithin())),
                OrderChange.RETURN_RECEIVED,
                seller,
                now));
  }

  /** They were never sent: the buyer keeps them. */
  ReturnOutcome expire(UUID id) {
    return step(
        new Actor.Platform(),
        id,
        Set.of(ReturnStatus.APPROVED),
        (work, locked, one, now) ->
            settling.stays(
                work,
                locked,
                one,
                one.progress().ended(ReturnStatus.EXPIRED, null, now),
                OrderChange.RETURN_EXPIRED,
                new Actor.Platform(),
                now));
  }

  private ReturnAuthorization move(
      UnitOfWork work,
      ReturningOrder locked,
      ReturnAuthorization one,
      Progress next,
      OrderChange change,
      Actor actor,
      Instant now) {
    ReturnAuthorization moved = one.at(next);
    ReturnWrites.step(work, moved, one.status());
    settling.tell(work, locked.order(), moved, change, actor, now);
    return moved;
  }

  /** Locks the order, looks whether the return is in one of these states, and takes the step. */
  ReturnOutcome step(Actor actor, UUID id, Set<ReturnStatus> from, Step step) {
    return transactions.run(
        work -> {
          policies.ask(work);
          UUID orderId = Returns.find(work, id, actor).orderId();
          ReturningOrder locked = ReturningOrder.lock(work, orders, orderId, actor);
          ReturnAuthorization present = Returns.find(work, id, actor);
          if (present.parcel() != null) {
            return refused("its-carrier-brings-it-back", present);
          }
          if (!from.contains(present.status())) {
            return refused("it-is-" + words(present.status()), present);
          }
          return new ReturnOutcome.Done(step.take(work, locked, present, clock.instant()));
        });
  }

  private static ReturnOutcome refused(String rule, ReturnAuthorization present) {
    return new ReturnOutcome.Refused(
        new Refusal("return-not-waiting-for-this", rule, present.status().name(), List.of()));
  }

  private static String words(ReturnStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private ReturnNumbers numbers() {
    return policies.current().returns();
  }

  /**
   * Words that must be there.
   *
   * @throws InvalidInput when they are missing or too long
   */
  static String requireWords(String field, @Nullable String words) {
    if (words == null || words.isBlank() || words.length() > LONGEST) {
      throw new InvalidInput(field, "must have 1 to %d characters".formatted(LONGEST));
    }
    return words.strip();
  }

  /** Whether the buyer pays for the prepaid label of a return. */
  public static boolean isLabelDeducted(ReturnAuthorization one) {
    return one.payer() == Payer.BUYER && one.labelCost().isPositive();
  }

  /** What happens to a return. */
  @FunctionalInterface
  interface Step {
    ReturnAuthorization take(
        UnitOfWork work, ReturningOrder locked, ReturnAuthorization one, Instant now);
  }
}
