package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.UnitsBack;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.OweRefund;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.returns.ReturnAuthorization.Line;
import dev.unbuy.returns.ReturnDecisions.Decided;
import dev.unbuy.returns.rules.CausedBy;
import dev.unbuy.returns.rules.DisputeKind;
import dev.unbuy.returns.rules.Inspection;
import dev.unbuy.returns.rules.Payer;
import dev.unbuy.returns.rules.ReturnDecision;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.returns.rules.ReturnRule;
import dev.unbuy.returns.rules.StockFate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A buyer asks to send delivered goods back, or looks at what that would bring: lock and read in
 * one round trip, decide, flush in one.
 */
@Component
public class AskReturn {

  private final Transactions transactions;
  private final Orders orders;
  private final Policies policies;
  private final ReturnDecisions decisions;
  private final SettleReturn settling;
  private final OweRefund refunds;
  private final InstantSource clock;

  AskReturn(
      Transactions transactions,
      Orders orders,
      Policies policies,
      ReturnDecisions decisions,
      SettleReturn settling,
      OweRefund refunds,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.policies = policies;
    this.decisions = decisions;
    this.settling = settling;
    this.refunds = refunds;
    this.clock = clock;
  }

  /**
   * What would happen.
   *
   * @param wanted which units; empty for all that can come back
   * @throws NotFound when there is no such order of this buyer
   */
  public ReturnPreview preview(
      Actor.Buyer buyer, UUID orderId, ReturnReason reason, List<UnitsOfLine> wanted) {
    return transactions.read(
        work -> {
          policies.ask(work);
          ReturningOrder facts = ReturningOrder.read(work, orders.find(orderId, buyer), orderId);
          Map<UUID, Integer> chosen = facts.chosen(wanted);
          Instant now = clock.instant();
          return preview(facts, chosen, decisions.decide(facts, chosen, reason, now), now);
        });
  }

  private ReturnPreview preview(
      ReturningOrder facts, Map<UUID, Integer> chosen, Decided decided, Instant now) {
    Order order = facts.order();
    boolean refused = decided.decision() instanceof ReturnDecision.Refused;
    long amount = refused ? 0 : decided.value().total();
    return new ReturnPreview(
        decided.decision(),
        order,
        facts.lines().stream()
            .map(
                line ->
                    new ReturnPreview.Choice(
                        line, line.returnable(), chosen.getOrDefault(line.id(), 0)))
            .toList(),
        facts.facts(chosen, false, 0, policies.current()).returnableUntil(),
        decided.cause(),
        decided.payer(),
        order.money(amount),
        order.money(refused ? 0 : decided.value().shipping()),
        order.money(decided.labelCost()),
        refunds.plan(order, facts.shares(), amount, RefundTo.ORIGINAL, now).parts(),
        asCredit(order, facts, amount, now));
  }

  /** Nothing where there is no choice: what is only held is released all the same. */
  private List<Refund.Part> asCredit(Order order, ReturningOrder facts, long amount, Instant now) {
    boolean choice =
        refunds.plan(order, facts.shares(), amount, RefundTo.ORIGINAL, now).parts().stream()
            .anyMatch(part -> part.kind() == Refund.Kind.REFUND);
    return choice
        ? refunds.plan(order, facts.shares(), amount, RefundTo.STORE_CREDIT, now).parts()
        : List.of();
  }

  /**
   * Asks for it.
   *
   * @throws NotFound when there is no such order of this buyer
   * @throws InvalidInput when a line is not of the order or a quantity is out of range
   */
  public ReturnOutcome ask(AskReturnCommand command) {
    return transactions.run(
        work -> {
          policies.ask(work);
          ReturningOrder locked =
              ReturningOrder.lock(work, orders, command.orderId(), command.buyer());
          Map<UUID, Integer> chosen = locked.chosen(command.lines());
          Instant now = clock.instant();
          Decided decided = decisions.decide(locked, chosen, command.reason(), now);
          return switch (decided.decision()) {
            case ReturnDecision.Refused refused ->
                new ReturnOutcome.Refused(refusal(locked.order(), refused.rule()));
            case ReturnDecision.Kept _ -> keep(work, command, locked, decided, now);
            case ReturnDecision.Approved _ ->
                new ReturnOutcome.Done(open(work, command, locked, decided, true, now));
            case ReturnDecision.Asked _ ->
                new ReturnOutcome.Done(open(work, command, locked, decided, false, now));
          };
        });
  }

  private ReturnAuthorization open(
      UnitOfWork work,
      AskReturnCommand command,
      ReturningOrder locked,
      Decided decided,
      boolean approved,
      Instant now) {
    ReturnAuthorization one =
        authorization(command, locked.order(), decided, begun(approved, now), false, now);
    setAside(work, locked.order(), one, now);
    tellOpened(work, locked, one, approved, command.buyer(), now);
    return one;
  }

  private ReturnOutcome keep(
      UnitOfWork work,
      AskReturnCommand command,
      ReturningOrder locked,
      Decided decided,
      Instant now) {
    ReturnAuthorization one =
        authorization(command, locked.order(), decided, Progress.asked(now), true, now);
    setAside(work, locked.order(), one, now);
    return new ReturnOutcome.Done(
        settling.settle(
            work,
            locked,
            one,
            new SettleReturn.Found(Inspection.FULL, one.refund(), null, StockFate.WRITE_OFF),
            new Actor.Platform(),
            now));
  }

  /** Other units are sent for those that come back; it was seen that there are enough. */
  ReturnAuthorization openExchange(
      UnitOfWork work,
      ExchangeCommand command,
      ReturningOrder locked,
      Decided decided,
      List<Line> lines,
      Instant now) {
    AskReturnCommand asked =
        new AskReturnCommand(
            command.buyer(),
            command.orderId(),
            command.reason(),
            command.note(),
            command.units(),
            RefundTo.ORIGINAL);
    boolean approved = decided.decision() instanceof ReturnDecision.Approved;
    ReturnAuthorization one =
        authorization(asked, locked.order(), decided, begun(approved, now), false, now)
            .exchangedFor(lines);
    setAside(work, locked.order(), one, now);
    ExchangeUnits.promise(work, one, now);
    tellOpened(work, locked, one, approved, command.buyer(), now);
    return one;
  }

  private Progress begun(boolean approved, Instant now) {
    var numbers = policies.current().returns();
    Progress asked = Progress.asked(now.plus(numbers.sellerAnswersWithin()));
    return approved ? asked.approved(now, now.plus(numbers.sendWithin())) : asked;
  }

  private void tellOpened(
      UnitOfWork work,
      ReturningOrder locked,
      ReturnAuthorization one,
      boolean approved,
      Actor.Buyer buyer,
      Instant now) {
    settling.tell(
        work,
        locked.order(),
        one,
        approved ? OrderChange.RETURN_APPROVED : OrderChange.RETURN_ASKED,
        buyer,
        now);
  }

  /** A dispute ended with a return at the seller's cost: the goods can be sent. */
  void openByDispute(UnitOfWork work, ReturningOrder locked, Dispute dispute, Instant now) {
    Order order = locked.order();
    Map<UUID, Integer> units = new LinkedHashMap<>();
    dispute.lines().forEach(line -> units.put(line.lineId(), line.quantity()));
    ReturnReason reason =
        dispute.kind() == DisputeKind.DAMAGED
            ? ReturnReason.DAMAGED
            : ReturnReason.NOT_AS_DESCRIBED;
    Decided decided =
        new Decided(
            new ReturnDecision.Approved(ReturnRule.DISPUTE_ENDED_SO),
            CausedBy.SELLER,
            Payer.SELLER,
            locked.value(units, CausedBy.SELLER, false),
            0);
    AskReturnCommand command =
        new AskReturnCommand(
            new Actor.Buyer(order.buyerId()),
            order.id(),
            reason,
            null,
            List.of(),
            RefundTo.ORIGINAL);
    var _ = open(work, command, locked, decided, true, now);
  }

  /** What could not be stopped on its way comes back at no cost to its buyer. */
  UUID openByIntercept(
      UnitOfWork work, ReturningOrder locked, Map<UUID, Integer> units, Instant now) {
    Decided decided =
        new Decided(
            new ReturnDecision.Approved(ReturnRule.COULD_NOT_BE_STOPPED),
            CausedBy.CARRIER,
            Payer.SELLER,
            locked.value(units, CausedBy.CARRIER, false),
            0);
    AskReturnCommand command =
        new AskReturnCommand(
            new Actor.Buyer(locked.order().buyerId()),
            locked.order().id(),
            ReturnReason.CHANGE_OF_MIND,
            null,
            List.of(),
            RefundTo.ORIGINAL);
    return open(work, command, locked, decided, true, now).id();
  }

  private static void setAside(UnitOfWork work, Order order, ReturnAuthorization one, Instant now) {
    ReturnWrites.insert(work, one);
    work.plan(
        OrderWrites.back(
            one.lines().stream()
                .map(
                    line ->
                        UnitsBack.setsOut(line.lineId(), line.quantity(), line.refund().minor()))
                .toList()));
    work.plan(OrderWrites.count(order.id(), 0, 0, 0, one.refund().minor(), one.shipping().minor()));
    work.plan(EscrowHolds.hold(order, one.id(), EscrowHolds.Why.RETURN, now));
  }

  private static ReturnAuthorization authorization(
      AskReturnCommand command,
      Order order,
      Decided decided,
      Progress progress,
      boolean keeps,
      Instant now) {
    return new ReturnAuthorization(
        Ids.next(),
        order.id(),
        order.buyerId(),
        order.shopId(),
        ReturnKind.RETURN,
        decided.decision().rule(),
        command.reason(),
        command.note(),
        decided.cause(),
        decided.payer(),
        order.money(decided.value().total()),
        order.money(decided.value().shipping()),
        order.money(decided.labelCost()),
        keeps,
        command.refundTo(),
        null,
        now,
        decided.value().lines().stream()
            .map(line -> new Line(line.id(), line.quantity(), order.money(line.refund()), null))
            .toList(),
        progress,
        null);
  }

  static Refusal refusal(Order order, ReturnRule rule) {
    if (rule == ReturnRule.OTHER_COSTS_MORE || rule == ReturnRule.OTHER_IS_SOLD_OUT) {
      return new Refusal(
          "not-exchangeable",
          rule.name(),
          order.status().name(),
          List.of("RETURN", "MESSAGE_SELLER"));
    }
    boolean protectionMayRun = order.completedAt() == null;
    List<String> alternatives =
        rule == ReturnRule.DISPUTE_IS_OPEN || !protectionMayRun
            ? List.of("MESSAGE_SELLER", "RESELL")
            : List.of("MESSAGE_SELLER", "RESELL", "DISPUTE");
    return new Refusal("not-returnable", rule.name(), order.status().name(), alternatives);
  }
}
