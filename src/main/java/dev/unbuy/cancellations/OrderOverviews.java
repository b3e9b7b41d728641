package dev.unbuy.cancellations;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.Orders.LineOf;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refunds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

  OrderOverviews(
      Transactions transactions,
      Orders orders,
      Cancellations cancellations,
      CancellationOptions options) {
    this.transactions = transactions;
    this.orders = orders;
    this.cancellations = cancellations;
    this.options = options;
  }

  /**
   * An order with everything, in one transaction.
   *
   * @throws NotFound when there is none that this actor may know of
   */
  public OrderOverview get(Actor actor, UUID orderId) {
    return transactions.run(
        work -> {
          var order = work.ask(orders.find(orderId, actor));
          var lines = work.ask(Orders.lines(orderId));
          var parcels = work.ask(Orders.fulfillments(orderId));
          var shares = work.ask(TenderShare.ofOrder(orderId));
          var timeline = work.ask(OrderHistory.of(orderId));
          var wishes = work.ask(cancellations.ofOrder(orderId));
          var refundRows = work.ask(Refunds.ofOrder(orderId));
          Order found = order.first().orElseThrow(() -> new NotFound("order"));
          List<Refund> refunds = Refunds.together(refundRows.rows());
          return new OrderOverview(
              found,
              lines.rows(),
              parcels.rows(),
              shares.rows(),
              timeline.rows(),
              wishes.rows().stream().map(one -> Cancellations.withRefund(one, refunds)).toList(),
              refunds,
              options.preview(actor, orderId, null, List.of()));
        });
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
    return transactions.run(
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
    return transactions.run(
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
}
