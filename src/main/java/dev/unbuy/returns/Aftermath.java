package dev.unbuy.returns;

import dev.unbuy.kernel.Money;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Fulfillment.FulfillmentStatus;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an order after it shipped, and what its buyer can still do.
 *
 * @param returns what came back or is asked to, oldest first
 * @param disputes what was argued about, oldest first
 * @param disputed whether a dispute is open
 * @param canReturn whether something can be sent back
 * @param returnableUntil when the time for that ends or ended; null while nothing has arrived
 * @param canRefuse whether something is on its way that can be refused
 * @param protectedUntil when the buyer protection ends or ended; null while it has not begun
 * @param protectionRuns whether it still runs
 */
public record Aftermath(
    List<ReturnAuthorization> returns,
    List<Dispute> disputes,
    boolean disputed,
    boolean canReturn,
    @Nullable Instant returnableUntil,
    boolean canRefuse,
    @Nullable Instant protectedUntil,
    boolean protectionRuns) {

  /** That of an order of which nothing has shipped. */
  public static final Aftermath NONE =
      new Aftermath(List.of(), List.of(), false, false, null, false, null, false);

  /** Copies the list. */
  public Aftermath {
    returns = List.copyOf(returns);
    disputes = List.copyOf(disputes);
  }

  /** Asks for it with the round trip that reads the order. */
  public static Asked ask(UnitOfWork work, UUID orderId) {
    return new Asked(
        work.ask(Returns.ofOrders(List.of(orderId))),
        work.ask(Disputes.ofOrders(List.of(orderId))),
        work.ask(EscrowHolds.of(orderId)));
  }

  /** Whether the money is held because something is on its way back or argued about. */
  public boolean isOpen() {
    return disputed || returns.stream().anyMatch(one -> !one.status().isEnded());
  }

  /** Whether a dispute can be opened, as far as the order's page can tell. */
  public boolean canDispute() {
    return protectionRuns && !isOpen();
  }

  /** What went back for returned goods so far, in all. */
  public Money back(Order order) {
    return order.money(
        returns.stream()
            .map(one -> one.progress().back())
            .filter(back -> back != null)
            .mapToLong(Money::minor)
            .sum());
  }

  /** Asked, and not yet looked at. */
  public record Asked(
      Answer<ReturnAuthorization> returns,
      Answer<Dispute> disputes,
      Answer<EscrowHolds.Why> holds) {

    /**
     * The same with the order that it is of.
     *
     * @param protection how long after delivery money is held when nobody confirms receipt
     */
    public Aftermath of(
        Order order,
        List<OrderLine> lines,
        List<Fulfillment> parcels,
        Duration protection,
        Instant now) {
      Instant delivered = order.deliveredAt();
      Instant until =
          delivered == null ? null : delivered.plus(Duration.ofDays(order.returnDays()));
      Instant protectedUntil =
          order.completedAt() != null
              ? order.completedAt()
              : delivered == null ? null : delivered.plus(protection);
      boolean disputed = holds.rows().stream().anyMatch(EscrowHolds.Why::isArgument);
      boolean runs = protectedUntil == null || now.isBefore(protectedUntil);
      boolean window = until == null || now.isBefore(until) || runs;
      return new Aftermath(
          returns.rows(),
          disputes.rows(),
          disputed,
          !disputed && window && lines.stream().anyMatch(line -> line.returnable() > 0),
          until,
          parcels.stream().anyMatch(parcel -> parcel.status() == FulfillmentStatus.SHIPPED),
          protectedUntil,
          runs && order.unitsShipped() > 0);
    }
  }
}
