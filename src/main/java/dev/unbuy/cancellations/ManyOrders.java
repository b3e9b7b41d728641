package dev.unbuy.cancellations;

import dev.unbuy.changes.AnswerChange;
import dev.unbuy.changes.Change;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.Orders.LineOf;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads many orders with all that a decision about each needs, in one round trip. */
@Component
class ManyOrders {

  private static final Actor PLATFORM = new Actor.Platform();

  private final Orders orders;
  private final AnswerChange changes;

  ManyOrders(Orders orders, AnswerChange changes) {
    this.orders = orders;
    this.changes = changes;
  }

  /** As they are. */
  List<LockedOrder> read(UnitOfWork work, Collection<UUID> ids) {
    return together(work, work.ask(orders.find(ids, PLATFORM)), ids);
  }

  /** Locked until the unit of work ends, in the order of their ids. */
  List<LockedOrder> lock(UnitOfWork work, Collection<UUID> ids) {
    return together(work, work.ask(orders.lock(ids)), ids);
  }

  /** The same as if changes of them that wait held no units back: a recall goes before those. */
  List<LockedOrder> withoutChanges(UnitOfWork work, List<LockedOrder> all) {
    List<UUID> waiting =
        all.stream().filter(LockedOrder::anythingWaits).map(one -> one.order().id()).toList();
    if (waiting.isEmpty()) {
      return all;
    }
    Map<UUID, Change> held = changes.waiting(work, waiting);
    return all.stream()
        .map(
            one -> {
              Change change = held.get(one.order().id());
              return change == null ? one : one.without(change);
            })
        .toList();
  }

  private static List<LockedOrder> together(
      UnitOfWork work, Answer<Order> found, Collection<UUID> ids) {
    var lines = work.ask(Orders.lines(ids));
    var parcels = work.ask(Orders.fulfillments(ids));
    var shares = work.ask(TenderShare.ofOrders(ids));
    Map<UUID, List<LineOf>> linesOf =
        lines.rows().stream().collect(Collectors.groupingBy(LineOf::orderId));
    Map<UUID, List<Fulfillment>> parcelsOf =
        parcels.rows().stream().collect(Collectors.groupingBy(Fulfillment::orderId));
    Map<UUID, List<TenderShare>> sharesOf =
        shares.rows().stream().collect(Collectors.groupingBy(TenderShare::orderId));
    return found.rows().stream()
        .map(
            order ->
                new LockedOrder(
                    order,
                    linesOf.getOrDefault(order.id(), List.of()).stream().map(LineOf::line).toList(),
                    parcelsOf.getOrDefault(order.id(), List.of()),
                    sharesOf.getOrDefault(order.id(), List.of())))
        .toList();
  }

  /** The units of some listings, or of all, that can be canceled still. */
  static List<UnitsOfLine> cancellable(LockedOrder order, Collection<UUID> listings) {
    return order.lines().stream()
        .filter(line -> listings.isEmpty() || listings.contains(line.listingId()))
        .filter(line -> line.cancellable() > 0)
        .map(line -> new UnitsOfLine(line.id(), line.cancellable()))
        .toList();
  }
}
