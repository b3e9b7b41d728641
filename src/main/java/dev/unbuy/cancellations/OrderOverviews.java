package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Habit;
import dev.unbuy.changes.Change;
import dev.unbuy.changes.Changes;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderEvent;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.Orders.LineOf;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refunds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads orders with everything that belongs to them. */
@Component
public class OrderOverviews {

  /** A buyer has to pay, or to say that it arrived. */
  private static final Set<OrderStatus> WAITING =
      Set.of(OrderStatus.AWAITING_PAYMENT, OrderStatus.DELIVERED);

  private final Transactions transactions;
  private final Orders orders;
  private final Cancellations cancellations;
  private final CancellationOptions options;
  private final Policies policies;
  private final Reasons reasons;
  private final Changes changes;

  OrderOverviews(
      Transactions transactions,
      Orders orders,
      Cancellations cancellations,
      CancellationOptions options,
      Policies policies,
      Reasons reasons,
      Changes changes) {
    this.transactions = transactions;
    this.orders = orders;
    this.cancellations = cancellations;
    this.options = options;
    this.policies = policies;
    this.reasons = reasons;
    this.changes = changes;
  }

  /**
   * An order with everything, in one round trip.
   *
   * @throws NotFound when there is none that this actor may know of
   */
  public OrderOverview get(Actor actor, UUID orderId) {
    return all(actor, List.of(orderId)).getFirst();
  }

  /**
   * Orders with everything, as they are named, in one round trip however many they are.
   *
   * @throws NotFound when this actor may not know of one of them
   */
  public List<OrderOverview> all(Actor actor, List<UUID> ids) {
    return transactions.read(
        work -> {
          policies.ask(work);
          reasons.ask(work);
          var limit = BuyerHabits.ask(work, actor);
          var found = work.ask(orders.find(ids, actor));
          var lines = work.ask(Orders.lines(ids));
          var parcels = work.ask(Orders.fulfillments(ids));
          var shares = work.ask(TenderShare.ofOrders(ids));
          var timeline = work.ask(OrderHistory.of(ids));
          var wishes = work.ask(cancellations.ofOrders(ids));
          var refunds = work.ask(Refunds.ofOrders(ids));
          var wanted = work.ask(changes.ofOrders(ids));
          Everything all =
              new Everything(
                  by(found.rows(), Order::id),
                  by(lines.rows(), LineOf::orderId),
                  by(parcels.rows(), Fulfillment::orderId),
                  by(shares.rows(), TenderShare::orderId),
                  by(timeline.rows(), OrderEvent::orderId),
                  by(wishes.rows(), Cancellation::orderId),
                  by(Refunds.together(refunds.rows()), Refund::orderId),
                  by(wanted.rows(), Change::orderId),
                  BuyerHabits.heard(limit));
          return ids.stream().map(id -> overview(work, actor, all, id)).toList();
        });
  }

  private OrderOverview overview(UnitOfWork work, Actor actor, Everything all, UUID id) {
    List<Refund> refunds = of(all.refunds(), id);
    LockedOrder facts =
        new LockedOrder(
            of(all.orders(), id).stream().findFirst().orElseThrow(() -> new NotFound("order")),
            of(all.lines(), id).stream().map(LineOf::line).toList(),
            of(all.parcels(), id),
            of(all.shares(), id),
            all.limit());
    List<Change> wanted = of(all.changes(), id);
    LockedOrder free =
        wanted.stream().filter(Change::waits).findFirst().map(facts::without).orElse(facts);
    return new OrderOverview(
        facts.order(),
        facts.lines(),
        facts.parcels(),
        facts.shares(),
        of(all.timeline(), id),
        of(all.wishes(), id).stream().map(one -> Cancellations.withRefund(one, refunds)).toList(),
        refunds,
        wanted,
        options.preview(work, actor, free));
  }

  private static <T> Map<UUID, List<T>> by(List<T> rows, Function<T, UUID> order) {
    return rows.stream().collect(Collectors.groupingBy(order));
  }

  private static <T> List<T> of(Map<UUID, List<T>> rows, UUID order) {
    return rows.getOrDefault(order, List.of());
  }

  /**
   * A page of a buyer's orders with their lines: two round trips, however long the page.
   *
   * @param statuses only these; empty for all
   */
  public Page<Listed> ofBuyer(
      UUID buyerId,
      Collection<OrderStatus> statuses,
      @Nullable String text,
      @Nullable String cursor,
      int limit) {
    return transactions.read(
        work -> {
          var rows = work.ask(orders.ofBuyer(buyerId, statuses, text, cursor, limit + 1));
          Page<Order> page = Orders.page(rows.rows(), limit);
          Map<UUID, List<OrderLine>> lines = lines(work, page.items());
          return page.map(order -> listed(order, lines));
        });
  }

  /**
   * The first page of all of a buyer's orders, with those that wait for the buyer before it: two
   * round trips as well.
   *
   * @param most how many of those at most
   */
  public Desk desk(UUID buyerId, int most, int limit) {
    return transactions.read(
        work -> {
          var waiting = work.ask(orders.ofBuyer(buyerId, WAITING, null, null, most));
          var rows = work.ask(orders.ofBuyer(buyerId, Set.of(), null, null, limit + 1));
          Page<Order> page = Orders.page(rows.rows(), limit);
          List<Order> all = new ArrayList<>(waiting.rows());
          all.addAll(page.items());
          Map<UUID, List<OrderLine>> lines = lines(work, all);
          return new Desk(
              waiting.rows().stream().map(order -> listed(order, lines)).toList(),
              page.map(order -> listed(order, lines)));
        });
  }

  private static Map<UUID, List<OrderLine>> lines(UnitOfWork work, List<Order> of) {
    return work.ask(Orders.lines(of.stream().map(Order::id).distinct().toList())).rows().stream()
        .collect(
            Collectors.groupingBy(
                LineOf::orderId, Collectors.mapping(LineOf::line, Collectors.toList())));
  }

  private static Listed listed(Order order, Map<UUID, List<OrderLine>> lines) {
    return new Listed(order, lines.getOrDefault(order.id(), List.of()));
  }

  /** The newest orders, and those of them all that wait for something that the buyer does. */
  public record Desk(List<Listed> waiting, Page<Listed> orders) {}

  /** An order of a list. */
  public record Listed(Order order, List<OrderLine> lines) {}

  /** What was read of some orders, by order. */
  private record Everything(
      Map<UUID, List<Order>> orders,
      Map<UUID, List<LineOf>> lines,
      Map<UUID, List<Fulfillment>> parcels,
      Map<UUID, List<TenderShare>> shares,
      Map<UUID, List<OrderEvent>> timeline,
      Map<UUID, List<Cancellation>> wishes,
      Map<UUID, List<Refund>> refunds,
      Map<UUID, List<Change>> changes,
      @Nullable Habit limit) {}
}
