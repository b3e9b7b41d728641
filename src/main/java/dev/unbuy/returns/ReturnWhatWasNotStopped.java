package dev.unbuy.returns;

import dev.unbuy.cancellations.MissedParcel;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderChanged;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a carrier could not stop arrives with a return that is open already: the buyer had asked in
 * time, so nobody is asked again, and the way back costs the buyer nothing. A buyer who keeps it
 * takes the return back, or lets it end.
 */
@Component
class ReturnWhatWasNotStopped implements Projection<OrderChanged> {

  private final Orders orders;
  private final AskReturn returns;
  private final Policies policies;
  private final InstantSource clock;

  ReturnWhatWasNotStopped(
      Orders orders, AskReturn returns, Policies policies, InstantSource clock) {
    this.orders = orders;
    this.returns = returns;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "returns.not-stopped";
  }

  @Override
  public Class<OrderChanged> event() {
    return OrderChanged.class;
  }

  @Override
  public boolean concerns(OrderChanged event) {
    return event.change() == OrderChange.DELIVERED;
  }

  @Override
  public void apply(OrderChanged event, UnitOfWork work) {
    Map<UUID, List<MissedParcel>> missed =
        work.ask(MissedParcel.ofOrder(event.subject())).rows().stream()
            .collect(
                Collectors.groupingBy(
                    MissedParcel::interceptId, LinkedHashMap::new, Collectors.toList()));
    if (!missed.isEmpty()) {
      policies.ask(work);
      ReturningOrder locked =
          ReturningOrder.lock(work, orders, event.subject(), new Actor.Buyer(event.buyerId()));
      missed.forEach((intercept, units) -> open(work, locked, intercept, units));
    }
  }

  private void open(
      UnitOfWork work, ReturningOrder locked, UUID intercept, List<MissedParcel> missed) {
    Map<UUID, OrderLine> lines = OrderLines.byId(locked.lines());
    Map<UUID, Integer> units = new LinkedHashMap<>();
    for (MissedParcel one : missed) {
      OrderLine line = lines.get(one.units().lineId());
      int there = line == null ? 0 : Math.min(line.returnable(), one.units().quantity());
      if (there > 0) {
        units.put(one.units().lineId(), there);
      }
    }
    if (!units.isEmpty()) {
      UUID opened = returns.openByIntercept(work, locked, units, clock.instant());
      work.plan(MissedParcel.comesBackBy(intercept, opened));
    }
  }
}
