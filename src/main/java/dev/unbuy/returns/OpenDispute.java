package dev.unbuy.returns;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.returns.Dispute.Line;
import dev.unbuy.returns.rules.CausedBy;
import dev.unbuy.returns.rules.DisputeKind;
import dev.unbuy.returns.rules.DisputeRule;
import dev.unbuy.returns.rules.ReturnValue;
import dev.unbuy.returns.rules.WhoMayDispute;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A buyer opens a dispute: from then on the order's money stays in escrow until it has ended. */
@Component
public class OpenDispute {

  private final Transactions transactions;
  private final Orders orders;
  private final Policies policies;
  private final SettleDispute settling;
  private final InstantSource clock;

  OpenDispute(
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
   * Opens it.
   *
   * @throws NotFound when there is no such order of this buyer
   * @throws InvalidInput when a line is not of the order, a quantity is out of range, or a part of
   *     the money is wanted that is not one
   */
  public DisputeOutcome open(OpenDisputeCommand command) {
    return transactions.run(
        work -> {
          policies.ask(work);
          ReturningOrder locked =
              ReturningOrder.lock(work, orders, command.orderId(), command.buyer());
          Map<UUID, Integer> units = units(locked, command.kind(), command.lines());
          Instant now = clock.instant();
          ReturnValue value = locked.value(units, CausedBy.SELLER, false);
          DisputeRule rule =
              WhoMayDispute.decide(facts(locked, value, policies.current()), command.kind(), now);
          if (rule != DisputeRule.MAY_DISPUTE) {
            return new DisputeOutcome.Refused(refusal(locked.order(), rule));
          }
          SettleDispute.requirePart("wanted", command.wants(), locked.order().money(value.total()));
          return new DisputeOutcome.Done(open(work, command, locked, value, now));
        });
  }

  private Dispute open(
      UnitOfWork work,
      OpenDisputeCommand command,
      ReturningOrder locked,
      ReturnValue value,
      Instant now) {
    Order order = locked.order();
    Dispute one =
        new Dispute(
            Ids.next(),
            order.id(),
            order.buyerId(),
            order.shopId(),
            command.kind(),
            command.wants(),
            order.money(value.total()),
            order.money(value.shipping()),
            DisputeStatus.OPEN,
            now,
            now.plus(policies.current().returns().disputeAnswersWithin()),
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            null,
            value.lines().stream()
                .map(line -> new Line(line.id(), line.quantity(), order.money(line.refund())))
                .toList());
    Disputes.insert(work, one);
    Disputes.say(work, one, command.buyer(), command.buyer().accountId(), command.statement(), now);
    work.plan(EscrowHolds.hold(order, one.id(), EscrowHolds.Why.DISPUTE, now));
    settling.tell(work, order, one, OrderChange.DISPUTE_OPENED, command.buyer(), now);
    return one;
  }

  /** What has arrived and is still there; of what has not, what is on its way or should be. */
  private static Map<UUID, Integer> units(
      ReturningOrder locked, DisputeKind kind, List<UnitsOfLine> wanted) {
    Map<UUID, Integer> most = new LinkedHashMap<>();
    for (OrderLine line : locked.lines()) {
      int with = line.returnable();
      int shipped = line.sentForGood();
      most.put(line.id(), kind == DisputeKind.NOT_ARRIVED ? shipped : with);
    }
    if (wanted.isEmpty()) {
      most.values().removeIf(units -> units == 0);
      return most;
    }
    Map<UUID, Integer> chosen = OrderLines.chosen(locked.lines(), wanted);
    boolean tooMany =
        chosen.entrySet().stream()
            .anyMatch(one -> one.getValue() > most.getOrDefault(one.getKey(), 0));
    return tooMany ? Map.of() : chosen;
  }

  private static WhoMayDispute.Facts facts(
      ReturningOrder locked, ReturnValue value, PolicyNumbers numbers) {
    Order order = locked.order();
    Instant delivered = order.deliveredAt();
    return new WhoMayDispute.Facts(
        order.unitsShipped() > 0,
        order.unitsDelivered() == order.unitsShipped(),
        locked.holds().stream().anyMatch(EscrowHolds.Why::isArgument),
        locked.holds().contains(EscrowHolds.Why.RETURN),
        order.completedAt() != null
            ? order.completedAt()
            : delivered == null ? null : delivered.plus(numbers.protection()),
        order.deliveryTo().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
        value.units(),
        value.total());
  }

  private static Refusal refusal(Order order, DisputeRule rule) {
    List<String> alternatives =
        switch (rule) {
          case NOTHING_HAS_SHIPPED -> List.of("CANCEL", "MESSAGE_SELLER");
          case STILL_ON_ITS_WAY -> List.of("REFUSE_DELIVERY", "WAIT_THEN_RETURN", "MESSAGE_SELLER");
          case PROTECTION_IS_OVER -> List.of("MESSAGE_SELLER", "RESELL");
          case DISPUTE_IS_OPEN, RETURN_IS_OPEN, NOTHING_TO_DISPUTE, MAY_DISPUTE ->
              List.of("MESSAGE_SELLER");
        };
    return new Refusal("not-disputable", rule.name(), order.status().name(), alternatives);
  }
}
