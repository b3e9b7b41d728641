package dev.unbuy.cancellations;

import dev.unbuy.cancellations.RemedyOutcome.Taken;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.catalog.Offers;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.SplitLine;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.OweRefund;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes an order that stays: date, address, price, variant. Each plans its writes for a unit of
 * work that holds the order's lock; the money that comes back is owed in the same one.
 */
@Component
class ChangeOfOrder {

  private final Policies policies;
  private final OweRefund refunds;
  private final OrderHistory history;
  private final JsonMapper json;

  ChangeOfOrder(Policies policies, OweRefund refunds, OrderHistory history, JsonMapper json) {
    this.policies = policies;
    this.refunds = refunds;
    this.history = history;
    this.json = json;
  }

  /** The buyer agrees to a later date; what was promised before no longer counts. */
  RemedyOutcome toNewDate(
      UnitOfWork work, LockedOrder locked, Actor buyer, RemedyOffer offer, Instant now) {
    Order order = locked.order();
    Instant shipBy = Objects.requireNonNull(offer.shipBy());
    work.plan(
        OrderWrites.promise(
            order.id(),
            shipBy,
            Objects.requireNonNull(offer.from()),
            Objects.requireNonNull(offer.to())));
    work.plan(
        Deadlines.set(
            OrderDeadlines.NOT_SHIPPED,
            order.id(),
            shipBy.plus(policies.current().platformWaitsAfterShipBy())));
    history.record(
        work,
        order,
        OrderChange.DATE_AGREED,
        buyer,
        Map.of("shipBy", shipBy.toString(), "before", order.shipBy().toString()),
        offer.id(),
        now);
    return new Taken(order.id(), offer.kind(), null);
  }

  /**
   * Another address; in another country other tax and other rights hold, so that is a new order.
   */
  RemedyOutcome toAddress(
      UnitOfWork work, LockedOrder locked, Actor buyer, Address address, Instant now) {
    Order order = locked.order();
    if (!address.country().equals(order.shipTo().country())) {
      return TakeRemedy.refused("another-country-needs-a-new-order", locked);
    }
    work.plan(OrderWrites.shipTo(order.id(), json.writeValueAsString(address)));
    history.record(
        work,
        order,
        OrderChange.ADDRESS_CHANGED,
        buyer,
        Map.of("city", address.city(), "postalCode", address.postalCode()),
        order.id(),
        now);
    return new Taken(order.id(), RemedyKind.CHANGE_ADDRESS, null);
  }

  /** Gives the difference to a lower price back; the units stay. */
  RemedyOutcome givingBack(
      UnitOfWork work,
      LockedOrder locked,
      Actor by,
      OrderLine line,
      RemedyOffer offer,
      Instant now) {
    Money amount = Objects.requireNonNull(offer.amount());
    giveBack(work, locked, by, line, amount.minor(), offer.id(), now);
    return new Taken(locked.order().id(), offer.kind(), null);
  }

  /** Owes an amount of a line's price, and writes down that it is. */
  void giveBack(
      UnitOfWork work,
      LockedOrder locked,
      Actor by,
      OrderLine line,
      long amount,
      UUID cause,
      Instant now) {
    Order order = locked.order();
    work.plan(OrderWrites.adjust(line.id(), amount));
    work.plan(OrderWrites.count(order.id(), 0, 0, 0, amount, 0));
    var _ = refunds.owe(work, order, locked.shares(), amount, cause, now);
    history.record(
        work,
        order,
        OrderChange.PRICE_ADJUSTED,
        by,
        Map.of("line", line.id(), "refund", amount),
        cause,
        now);
  }

  /**
   * Another variant in place of the line's open units: the stock is exchanged in the same
   * transaction, the price as sold stays, and what the other one costs less comes back.
   */
  RemedyOutcome toVariant(
      UnitOfWork work,
      LockedOrder locked,
      Actor buyer,
      Map<UUID, Integer> chosen,
      RemedyOffer offer,
      Instant now) {
    Order order = locked.order();
    OrderLine line = TakeRemedy.lineOf(locked, offer);
    UUID wanted = Objects.requireNonNull(offer.variantId());
    int units = Math.min(chosen.getOrDefault(line.id(), 0), line.fulfillable());
    var other = work.ask(Offers.of(List.of(wanted)));
    var stock = work.ask(Stock.available(List.of(line.variantId(), wanted)));
    int free =
        stock.rows().stream()
            .filter(one -> one.variantId().equals(wanted))
            .mapToInt(Units::quantity)
            .findFirst()
            .orElse(0);
    if (free < units) {
      return TakeRemedy.refused("only-%d-left".formatted(free), locked);
    }
    long back = Objects.requireNonNull(offer.amount()).minor();
    String name = other.first().orElseThrow().variant();
    UUID cause = Ids.next();
    work.plan(Stock.release(cause, List.of(new Units(line.variantId(), units)), now));
    work.plan(Stock.reserve(cause, List.of(new Units(wanted, units)), now));
    writeLines(work, locked, line, units, wanted, name, back);
    work.plan(OrderWrites.count(order.id(), 0, 0, 0, back, 0));
    if (back > 0) {
      var _ = refunds.owe(work, order, locked.shares(), back, cause, now);
    }
    history.record(
        work,
        order,
        OrderChange.VARIANT_SWAPPED,
        buyer,
        Map.of("units", units, "from", line.variant(), "to", name, "refund", back),
        cause,
        now);
    return new Taken(order.id(), offer.kind(), null);
  }

  private static void writeLines(
      UnitOfWork work,
      LockedOrder locked,
      OrderLine line,
      int units,
      UUID wanted,
      String name,
      long back) {
    if (units == line.ordered()) {
      work.plan(OrderWrites.changed(line.swappedFor(wanted, name, back)));
      return;
    }
    SplitLine split = SplitLine.of(line, units, locked.lines().size());
    work.plan(OrderWrites.changed(split.stays()));
    work.plan(OrderWrites.splitOff(split.goes().swappedFor(wanted, name, back), line.id()));
  }

  /**
   * @throws InvalidInput when the price is not below what was paid
   */
  static void requireLower(OrderLine line, long price) {
    if (price >= line.unitPrice()) {
      throw new InvalidInput("price", "must be below what you paid");
    }
  }
}
