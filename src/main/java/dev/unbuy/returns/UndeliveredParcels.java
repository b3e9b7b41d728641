package dev.unbuy.returns;

import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Fulfillment.FulfilledUnits;
import dev.unbuy.orders.Fulfillment.FulfillmentStatus;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.ParcelsBack;
import dev.unbuy.orders.UnitsBack;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.OweRefund;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.returns.ReturnAuthorization.Line;
import dev.unbuy.returns.rules.CausedBy;
import dev.unbuy.returns.rules.Inspection;
import dev.unbuy.returns.rules.Payer;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.returns.rules.ReturnRule;
import dev.unbuy.returns.rules.ReturnValue;
import dev.unbuy.returns.rules.StockFate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What refused and lost parcels mean for units, stock and money. Their units stay shipped until it
 * is over with the parcel, and count as canceled from then on; what goes back was promised when it
 * turned round. For a unit of work that holds the order's lock.
 */
@Component
class UndeliveredParcels {

  private final SettleReturn settling;
  private final OweRefund refunds;
  private final Policies policies;
  private final ReturnDecisions decisions;

  UndeliveredParcels(
      SettleReturn settling, OweRefund refunds, Policies policies, ReturnDecisions decisions) {
    this.settling = settling;
    this.decisions = decisions;
    this.refunds = refunds;
    this.policies = policies;
  }

  /** What it would mean that a parcel is refused. */
  ReturnAuthorization refusal(
      ReturningOrder facts,
      Fulfillment parcel,
      ReturnReason reason,
      @Nullable String note,
      Instant now) {
    Instant backBy = now.plus(policies.current().returns().arrivesWithin());
    Progress sent =
        Progress.asked(backBy)
            .sent(
                Objects.requireNonNullElse(parcel.carrier(), ""),
                Objects.requireNonNullElse(parcel.trackingNumber(), ""),
                now,
                backBy);
    return of(facts, parcel, ReturnKind.REFUSAL, reason, note, sent, now);
  }

  /** What it means that a parcel is lost. */
  ReturnAuthorization loss(ReturningOrder facts, Fulfillment parcel, Instant now) {
    return of(
        facts,
        parcel,
        ReturnKind.LOST,
        ReturnReason.LOST_ON_THE_WAY,
        null,
        Progress.asked(now),
        now);
  }

  private ReturnAuthorization of(
      ReturningOrder facts,
      Fulfillment parcel,
      ReturnKind kind,
      ReturnReason reason,
      @Nullable String note,
      Progress progress,
      Instant now) {
    Order order = facts.order();
    Map<UUID, Integer> units = new LinkedHashMap<>();
    parcel.lines().stream()
        .filter(held -> held.quantity() > 0)
        .forEach(held -> units.put(held.lineId(), held.quantity()));
    CausedBy cause = facts.cause(reason, now);
    Payer payer = facts.payer(cause);
    ReturnValue value =
        facts.value(units, cause, facts.isByRight(units, decisions.packOf(order), now));
    long cost =
        payer == Payer.SELLER
            ? 0
            : Math.min(
                value.total(),
                policies.current().returns().labelCost().getOrDefault(order.currency(), 0L));
    return new ReturnAuthorization(
        Ids.next(),
        order.id(),
        order.buyerId(),
        order.shopId(),
        kind,
        kind == ReturnKind.LOST ? ReturnRule.PARCEL_LOST : ReturnRule.DELIVERY_REFUSED,
        reason,
        note,
        cause,
        payer,
        order.money(value.total()),
        order.money(value.shipping()),
        order.money(cost),
        false,
        RefundTo.ORIGINAL,
        parcel.id(),
        now,
        value.lines().stream()
            .map(line -> new Line(line.id(), line.quantity(), order.money(line.refund()), null))
            .toList(),
        progress,
        null);
  }

  /** A parcel on its way turns round. */
  void turnRound(
      UnitOfWork work,
      ReturningOrder locked,
      ReturnAuthorization one,
      Fulfillment parcel,
      Actor actor,
      Instant now) {
    ReturnWrites.insert(work, one);
    ParcelsBack.refused(work, parcel.id(), now);
    work.plan(EscrowHolds.hold(locked.order(), one.id(), EscrowHolds.Why.RETURN, now));
    settling.tell(work, locked.order(), one, OrderChange.DELIVERY_REFUSED, actor, now);
  }

  /** A parcel is lost: it was never written down before. */
  ReturnAuthorization lose(
      UnitOfWork work,
      ReturningOrder locked,
      ReturnAuthorization one,
      Fulfillment parcel,
      Actor actor,
      Instant now) {
    ReturnWrites.insert(work, one);
    return end(work, locked, one, parcel, FulfillmentStatus.LOST, actor, now);
  }

  /** It is over with a parcel: what was promised goes back. */
  ReturnAuthorization end(
      UnitOfWork work,
      ReturningOrder locked,
      ReturnAuthorization one,
      Fulfillment parcel,
      FulfillmentStatus end,
      Actor actor,
      Instant now) {
    Order order = locked.order();
    Money back = one.promised();
    long[] kept = SettleReturn.keptOf(one, one.refund().minor() - back.minor());
    long keptShipping = kept[kept.length - 1];
    work.plan(OrderWrites.back(neverArrives(one, kept)));
    ParcelsBack.ended(
        work,
        order,
        parcel,
        end,
        one.units(),
        back.minor(),
        one.shipping().minor() - keptShipping,
        policies.current().protection(),
        now);
    boolean lost = end == FulfillmentStatus.LOST;
    StockFate fate = lost ? StockFate.WRITE_OFF : StockFate.SELLABLE;
    receive(work, locked, parcel, fate, now);
    Optional<Refund> refund =
        refunds.owe(work, order, locked.shares(), back.minor(), one.id(), now);
    ReturnAuthorization ended =
        one.at(one.progress().ended(ReturnStatus.SETTLED, Inspection.FULL, back, null, fate, now));
    ReturnWrites.step(work, ended, one.status());
    if (!lost) {
      EscrowHolds.letGo(work, order, one.id(), policies.current().protection(), now);
    }
    settling.tell(
        work, order, ended, lost ? OrderChange.PARCEL_LOST : OrderChange.PARCEL_BACK, actor, now);
    return ended.with(refund.orElse(null));
  }

  private static List<UnitsBack> neverArrives(ReturnAuthorization one, long[] kept) {
    List<UnitsBack> units = new ArrayList<>();
    for (int i = 0; i < one.lines().size(); i++) {
      Line line = one.lines().get(i);
      units.add(
          UnitsBack.neverArrives(
              line.lineId(), line.quantity(), line.refund().minor() - kept[i], kept[i]));
    }
    return units;
  }

  private static void receive(
      UnitOfWork work, ReturningOrder locked, Fulfillment parcel, StockFate fate, Instant now) {
    if (fate != StockFate.SELLABLE) {
      return;
    }
    Map<UUID, OrderLine> lines = OrderLines.byId(locked.lines());
    Map<UUID, Integer> variants = new TreeMap<>();
    for (FulfilledUnits held : parcel.lines()) {
      if (held.quantity() > 0) {
        variants.merge(
            Objects.requireNonNull(lines.get(held.lineId())).variantId(),
            held.quantity(),
            Integer::sum);
      }
    }
    variants.forEach(
        (variant, units) -> work.plan(Stock.receive(parcel.id(), new Units(variant, units), now)));
  }
}
