package dev.unbuy.rights;

import dev.unbuy.cancellations.rules.Undoing.Undone;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.Orders;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.policies.RefundRule;
import dev.unbuy.refunds.OweRefund;
import dev.unbuy.refunds.RefundDueByStatute;
import dev.unbuy.rights.WithdrawOutcome.Done;
import dev.unbuy.rights.WithdrawOutcome.Refused;
import dev.unbuy.rights.Withdrawal.State;
import dev.unbuy.rights.WithdrawalChanged.Change;
import dev.unbuy.rights.WithdrawalWrites.Owed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Goods of a withdrawal come back: the buyer proves that they are on their way, or the seller has
 * them, whichever is earlier. Then the money is owed, at once and once.
 */
@Component
public class SendGoodsBack {

  private final Transactions transactions;
  private final Orders orders;
  private final OweRefund refunds;
  private final PolicyPacks packs;
  private final OrderHistory history;
  private final Outbox outbox;
  private final InstantSource clock;

  SendGoodsBack(
      Transactions transactions,
      Orders orders,
      OweRefund refunds,
      PolicyPacks packs,
      OrderHistory history,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.refunds = refunds;
    this.packs = packs;
    this.history = history;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The buyer has sent them.
   *
   * @throws NotFound when it is not this buyer's withdrawal
   * @throws InvalidInput when carrier or tracking number is missing
   */
  public WithdrawOutcome sent(Actor.Buyer buyer, UUID id, String carrier, String trackingNumber) {
    FulfillOrder.requireTracking(carrier, trackingNumber);
    return change(
        buyer,
        id,
        (work, facts, now) -> {
          if (facts.withdrawal().state() != State.WAITING_FOR_GOODS) {
            return new Refused(refusal(facts.withdrawal(), "NO_GOODS_ARE_WAITED_FOR"));
          }
          return owe(
              work,
              facts,
              now,
              owed -> {
                work.plan(
                    WithdrawalWrites.sent(id, now, carrier.strip(), trackingNumber.strip(), owed));
                tell(work, buyer, facts, OrderChange.GOODS_SENT_BACK, Change.GOODS_SENT, now);
              });
        });
  }

  /**
   * The seller has them.
   *
   * @throws NotFound when it is not a withdrawal from an order of this seller's shop
   */
  public WithdrawOutcome arrived(Actor.Seller seller, UUID id) {
    return change(
        seller,
        id,
        (work, facts, now) -> {
          Withdrawal one = facts.withdrawal();
          if (one.goods() == 0 || one.arrivedAt() != null) {
            return new Refused(refusal(one, "NO_GOODS_ARE_WAITED_FOR"));
          }
          if (one.state() == State.SETTLED) {
            work.plan(WithdrawalWrites.there(id, now));
            putOnTheShelf(work, facts, now);
            tell(work, seller, facts, OrderChange.GOODS_CAME_BACK, Change.GOODS_ARRIVED, now);
            return new Done(Withdrawals.read(work, id, seller));
          }
          return owe(
              work,
              facts,
              now,
              owed -> {
                work.plan(WithdrawalWrites.arrived(id, now, owed));
                putOnTheShelf(work, facts, now);
                tell(work, seller, facts, OrderChange.GOODS_CAME_BACK, Change.GOODS_ARRIVED, now);
              });
        });
  }

  private WithdrawOutcome owe(UnitOfWork work, Facts facts, Instant now, Written written) {
    if (!facts.goods().allWereDelivered()) {
      return new Refused(refusal(facts.withdrawal(), "NOT_DELIVERED_YET"));
    }
    Order order = facts.order();
    UUID id = facts.withdrawal().id();
    Undone undone = facts.goods().plan(work, order);
    Owed owed =
        new Owed(undone.refund(), undone.shipping(), lateAt(order, facts.withdrawal(), now));
    var _ = refunds.owe(work, order, facts.shares(), owed.refund(), id, now);
    if (owed.lateAt() != null) {
      work.plan(RefundDueByStatute.due(id, owed.lateAt()));
    }
    written.plan(owed);
    return new Done(Withdrawals.read(work, id, new Actor.Platform()));
  }

  /** What came back unused is sold again; what is not, the seller takes off when it is counted. */
  private static void putOnTheShelf(UnitOfWork work, Facts facts, Instant now) {
    Map<UUID, Integer> variants = new TreeMap<>();
    for (OrderLine line : facts.goods().lines()) {
      int units = facts.goods().goods().getOrDefault(line.id(), 0);
      if (units > 0) {
        variants.merge(line.variantId(), units, Integer::sum);
      }
    }
    variants.forEach(
        (variant, units) ->
            work.plan(Stock.receive(facts.withdrawal().id(), new Units(variant, units), now)));
  }

  private @Nullable Instant lateAt(Order order, Withdrawal one, Instant now) {
    RefundRule rule = order.rights().packOf(packs).refund();
    return rule == null
        ? null
        : rule.lateAt(Objects.requireNonNull(one.confirmedAt()), now, order.shipTo().country());
  }

  private WithdrawOutcome change(Actor actor, UUID id, Step step) {
    return transactions.run(
        work -> {
          UUID orderId = Withdrawals.read(work, id, actor).orderId();
          var locked = work.ask(orders.lock(orderId, actor));
          var shares = work.ask(TenderShare.ofOrder(orderId));
          Order order = locked.first().orElseThrow(() -> new NotFound("withdrawal"));
          Withdrawal one = Withdrawals.read(work, id, actor);
          GoodsRefund goods = GoodsRefund.of(work, one);
          return step.take(work, new Facts(order, shares.rows(), one, goods), clock.instant());
        });
  }

  private void tell(
      UnitOfWork work, Actor actor, Facts facts, OrderChange what, Change change, Instant now) {
    Withdrawal one = facts.withdrawal();
    history.record(work, facts.order(), what, actor, Map.of("units", one.goods()), one.id(), now);
    outbox.publish(work, Withdraw.changed(one, change, now));
  }

  private static Refusal refusal(Withdrawal one, String rule) {
    return new Refusal("goods-not-awaited", rule, one.state().name(), List.of());
  }

  private record Facts(
      Order order, List<TenderShare> shares, Withdrawal withdrawal, GoodsRefund goods) {}

  @FunctionalInterface
  private interface Step {
    WithdrawOutcome take(UnitOfWork work, Facts facts, Instant now);
  }

  @FunctionalInterface
  private interface Written {
    void plan(Owed owed);
  }
}
