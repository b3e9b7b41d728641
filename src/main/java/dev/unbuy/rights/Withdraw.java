package dev.unbuy.rights;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.UnitsBack;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.policies.RefundRule;
import dev.unbuy.policies.WithdrawalRight;
import dev.unbuy.returns.Dispute;
import dev.unbuy.returns.Disputes;
import dev.unbuy.returns.EndDisputeByWithdrawal;
import dev.unbuy.rights.WithdrawOutcome.Done;
import dev.unbuy.rights.WithdrawOutcome.Refused;
import dev.unbuy.rights.Withdrawal.Line;
import dev.unbuy.rights.Withdrawal.State;
import dev.unbuy.rights.WithdrawalChanged.Change;
import dev.unbuy.rights.rules.WhatCanBeWithdrawn;
import dev.unbuy.rights.rules.WhatCanBeWithdrawn.Units;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Withdraws from a contract in two steps, as Directive 2011/83/EU, article 11a, has them: a
 * declaration, and its confirmation, with which it is effective. It asks nobody.
 *
 * <p>Units that have not shipped are canceled at once, by right. For those that have, the money may
 * wait until they are back or proved to be on their way ({@link SendGoodsBack}).
 */
@Component
public class Withdraw {

  private static final String NOTE = "Withdrawal from the contract";

  private final Transactions transactions;
  private final Orders orders;
  private final Withdrawals withdrawals;
  private final CancelOrder cancelOrder;
  private final EndDisputeByWithdrawal disputes;
  private final PolicyPacks packs;
  private final OrderHistory history;
  private final Outbox outbox;
  private final InstantSource clock;

  Withdraw(
      Transactions transactions,
      Orders orders,
      Withdrawals withdrawals,
      CancelOrder cancelOrder,
      EndDisputeByWithdrawal disputes,
      PolicyPacks packs,
      OrderHistory history,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.withdrawals = withdrawals;
    this.cancelOrder = cancelOrder;
    this.disputes = disputes;
    this.packs = packs;
    this.history = history;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The first step: nothing happens to the order yet.
   *
   * @throws NotFound when it is not this buyer's order
   * @throws InvalidInput when a line is not of it, or has not so many units left
   */
  public WithdrawOutcome declare(WithdrawCommand command) {
    return transactions.run(
        work -> {
          Facts facts = read(work, command.buyer(), command.orderId());
          Instant now = clock.instant();
          WhatCanBeWithdrawn left = facts.left(withdrawals, now);
          if (!left.isOpen()) {
            return new Refused(refusal(facts.order(), left));
          }
          List<Units> split = left.split(chosen(facts.lines(), command.lines()));
          Withdrawal declared = declared(command, facts.order(), split, now);
          WithdrawalWrites.declared(work, declared);
          return new Done(declared);
        });
  }

  /**
   * The second step: it is effective. Made twice, it happens once.
   *
   * @throws NotFound when it is not this buyer's
   */
  public WithdrawOutcome confirm(Actor.Buyer buyer, UUID id) {
    return transactions.run(
        work -> {
          UUID orderId = Withdrawals.read(work, id, buyer).orderId();
          Facts facts = read(work, buyer, orderId);
          Withdrawal declared =
              facts.earlier().stream()
                  .filter(one -> one.id().equals(id))
                  .findFirst()
                  .orElseThrow(() -> new NotFound("withdrawal"));
          if (declared.isConfirmed()) {
            return new Done(declared);
          }
          Instant now = clock.instant();
          WhatCanBeWithdrawn left = facts.left(withdrawals, now);
          if (!left.isOpen()) {
            return new Refused(refusal(facts.order(), left));
          }
          return new Done(confirm(work, buyer, facts, declared, left, now));
        });
  }

  private Withdrawal confirm(
      UnitOfWork work,
      Actor.Buyer buyer,
      Facts facts,
      Withdrawal declared,
      WhatCanBeWithdrawn left,
      Instant now) {
    List<Units> split = left.split(wanted(declared));
    Optional<Cancellation> canceled = cancel(work, buyer, declared, split);
    Money goods = GoodsRefund.of(work, declared.orderId(), split).total(facts.order());
    Withdrawal confirmed = confirmed(declared, facts.order(), split, canceled, goods, now);
    WithdrawalWrites.confirmed(work, confirmed, split);
    List<UnitsBack> goodsBack =
        split.stream()
            .filter(one -> one.goods() > 0)
            .map(one -> UnitsBack.withdrawn(one.lineId(), one.goods()))
            .toList();
    if (!goodsBack.isEmpty()) {
      work.plan(OrderWrites.back(goodsBack));
      disputes.end(
          work,
          facts.order(),
          facts.disputes(),
          goodsBack.stream().map(UnitsBack::lineId).collect(Collectors.toSet()),
          buyer,
          now);
    }
    history.record(
        work,
        facts.order(),
        OrderChange.WITHDRAWN,
        buyer,
        Map.of("units", split.stream().mapToInt(Units::quantity).sum()),
        declared.id(),
        now);
    outbox.publish(work, changed(confirmed, Change.CONFIRMED, now));
    return confirmed;
  }

  /** What has not shipped is canceled in the same transaction; the same rule settles it. */
  private Optional<Cancellation> cancel(
      UnitOfWork work, Actor.Buyer buyer, Withdrawal declared, List<Units> split) {
    List<UnitsOfLine> units =
        split.stream()
            .filter(one -> one.canceled() > 0)
            .map(one -> new UnitsOfLine(one.lineId(), one.canceled()))
            .toList();
    if (units.isEmpty()) {
      return Optional.empty();
    }
    CancelOrderCommand command =
        CancelOrderCommand.byWithdrawal(buyer, declared.orderId(), Reason.OTHER, NOTE, units);
    return switch (cancelOrder.cancel(command)) {
      case CancelOutcome.Settled settled -> Optional.of(settled.cancellation());
      case CancelOutcome.Asked _, CancelOutcome.Refused _ ->
          throw new IllegalStateException("a right to withdraw asks nobody: " + declared.id());
    };
  }

  private Facts read(UnitOfWork work, Actor actor, UUID orderId) {
    Answer<Order> locked = work.ask(orders.lock(orderId, actor));
    Answer<OrderLine> lines = work.ask(Orders.lines(orderId));
    Answer<Withdrawal> earlier = work.ask(Withdrawals.ofOrder(orderId));
    Answer<Dispute> argued = work.ask(Disputes.ofOrders(List.of(orderId)));
    disputes.ask(work);
    Order order = locked.first().orElseThrow(() -> new NotFound("order"));
    return new Facts(order, lines.rows(), earlier.rows(), argued.rows());
  }

  private static Map<UUID, Integer> chosen(List<OrderLine> lines, List<UnitsOfLine> wanted) {
    return wanted.isEmpty() ? Map.of() : OrderLines.chosen(lines, wanted);
  }

  private static Map<UUID, Integer> wanted(Withdrawal declared) {
    return declared.lines().stream()
        .collect(Collectors.toMap(Line::lineId, Line::quantity, Integer::sum, LinkedHashMap::new));
  }

  private static Withdrawal declared(
      WithdrawCommand command, Order order, List<Units> split, Instant now) {
    return new Withdrawal(
        Ids.next(),
        order.id(),
        order.buyerId(),
        order.shopId(),
        order.number(),
        command.name(),
        command.email(),
        State.DECLARED,
        now,
        null,
        null,
        order.money(0),
        order.money(0),
        order.rights().returnPaidBy(),
        null,
        null,
        null,
        null,
        null,
        null,
        split.stream().map(one -> new Line(one.lineId(), one.quantity(), 0, 0)).toList());
  }

  private Withdrawal confirmed(
      Withdrawal declared,
      Order order,
      List<Units> split,
      Optional<Cancellation> canceled,
      Money goods,
      Instant now) {
    PolicyPack pack = order.rights().packOf(packs);
    WithdrawalRight right = pack.withdrawal();
    RefundRule refund = pack.refund();
    boolean waits = split.stream().anyMatch(one -> one.goods() > 0);
    return new Withdrawal(
        declared.id(),
        declared.orderId(),
        declared.buyerId(),
        declared.shopId(),
        declared.number(),
        declared.name(),
        declared.email(),
        waits ? State.WAITING_FOR_GOODS : State.SETTLED,
        declared.declaredAt(),
        now,
        canceled.map(Cancellation::id).orElse(null),
        canceled.map(Cancellation::refund).orElse(order.money(0)),
        goods,
        declared.returnPaidBy(),
        waits && right != null ? right.sendBackBy(now, order.shipTo().country()) : null,
        refund == null ? null : refund.lateAt(now, null, order.shipTo().country()),
        null,
        null,
        null,
        null,
        split.stream()
            .map(one -> new Line(one.lineId(), one.quantity(), one.canceled(), one.goods()))
            .toList());
  }

  static WithdrawalChanged changed(Withdrawal one, Change change, Instant now) {
    return new WithdrawalChanged(now, one.id(), one.orderId(), one.buyerId(), one.shopId(), change);
  }

  private static Refusal refusal(Order order, WhatCanBeWithdrawn left) {
    @Nullable Instant until = left.until();
    return new Refusal(
        "not-withdrawable",
        left.ruling().name(),
        order.status().name(),
        order.unitsShipped() == 0
            ? List.of("CANCEL")
            : List.of("RETURN", "MESSAGE_SELLER", "RESELL"),
        until == null || until.equals(Instant.MAX) ? null : until);
  }

  /** What a withdrawal turns on, read under the order's lock. */
  private record Facts(
      Order order, List<OrderLine> lines, List<Withdrawal> earlier, List<Dispute> disputes) {
    WhatCanBeWithdrawn left(Withdrawals withdrawals, Instant now) {
      return withdrawals.left(order, lines, now);
    }
  }
}
