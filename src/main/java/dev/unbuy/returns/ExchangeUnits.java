package dev.unbuy.returns;

import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.ReplacementLines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.returns.ReturnAuthorization.Instead;
import dev.unbuy.returns.ReturnAuthorization.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The other half of an exchange: units of another variant are promised when it is asked for, and
 * become a line of the order, packed and shipped like any other, when they are to be sent. For a
 * unit of work that holds the order's lock.
 */
@Component
class ExchangeUnits {

  private final OrderHistory history;
  private final Policies policies;

  ExchangeUnits(OrderHistory history, Policies policies) {
    this.history = history;
    this.policies = policies;
  }

  /** Promises them; it was seen under the lock of their stock that there are enough. */
  static void promise(UnitOfWork work, ReturnAuthorization one, Instant now) {
    work.plan(Stock.reserve(one.id(), units(one), now));
  }

  /** They are not sent: others can buy them again. */
  void letGo(UnitOfWork work, ReturnAuthorization one, Instant now) {
    if (one.kind() == ReturnKind.EXCHANGE) {
      work.plan(Stock.release(one.id(), units(one), now));
    }
  }

  /** They are to be sent now. */
  void sendInstead(UnitOfWork work, ReturningOrder locked, ReturnAuthorization one, Instant now) {
    if (one.kind() != ReturnKind.EXCHANGE) {
      return;
    }
    letGo(work, one, now);
    Map<UUID, OrderLine> lines = OrderLines.byId(locked.lines());
    for (Line line : one.lines()) {
      OrderLine of = Objects.requireNonNull(lines.get(line.lineId()));
      Instead instead = Objects.requireNonNull(line.instead());
      ReplacementLines.add(
          work,
          Ids.next(),
          locked.order(),
          of,
          instead.variantId(),
          instead.variant(),
          line.quantity(),
          instead.worth().minor(),
          taxOf(of, instead.worth().minor()),
          policies.current().platformWaitsAfterShipBy(),
          now);
      history.record(
          work,
          locked.order(),
          OrderChange.EXCHANGED,
          new Actor.Platform(),
          Map.of("from", of.variant(), "to", instead.variant(), "units", line.quantity()),
          one.id(),
          now);
    }
  }

  private static long taxOf(OrderLine of, long worth) {
    long paid = of.unitPrice() * of.ordered() - of.discount() - of.adjusted() + of.tax();
    return paid == 0 ? 0 : Math.multiplyExact(worth, of.tax()) / paid;
  }

  private static List<Units> units(ReturnAuthorization one) {
    return one.lines().stream()
        .map(line -> new Units(Objects.requireNonNull(line.instead()).variantId(), line.quantity()))
        .toList();
  }
}
