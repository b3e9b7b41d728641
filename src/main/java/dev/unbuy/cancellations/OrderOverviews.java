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
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refunds;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads orders with everything that belongs to them. */
@Component
public class OrderOverviews {

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

  /** A page of a buyer's orders with their lines: two round trips, however long the page. */
  public Page<Listed> ofBuyer(
      UUID buyerId,
      @Nullable OrderStatus status,
      @Nullable String text,
      @Nullable String cursor,
      int limit) {
    return transactions.run(
        work -> {
          Page<Order> page =
              Orders.page(
                  work.ask(orders.ofBuyer(buyerId, status, text, cursor, limit + 1)).rows(), limit);
          Map<UUID, List<OrderLine>> lines =
              work.ask(Orders.lines(page.items().stream().map(Order::id).toList())).rows().stream()
                  .collect(
                      Collectors.groupingBy(
                          LineOf::orderId, Collectors.mapping(LineOf::line, Collectors.toList())));
          return page.map(order -> new Listed(order, lines.getOrDefault(order.id(), List.of())));
        });
  }

  /** An order of a list. */
  public record Listed(Order order, List<OrderLine> lines) {}
}
