package dev.unbuy.orders;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends an order's escrow, when the buyer confirms receipt or protection is over: the money that is
 * held goes to the seller, less commission; tax and shipping to accounts of their own.
 */
@Component
public class CompleteOrder implements DeadlineHandler {

  private static final long WHOLE = 10_000;

  private final Transactions transactions;
  private final Orders orders;
  private final OrderHistory history;
  private final Policies policies;
  private final InstantSource clock;

  CompleteOrder(
      Transactions transactions,
      Orders orders,
      OrderHistory history,
      Policies policies,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.history = history;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * The buyer has what was ordered.
   *
   * @return why not, or empty when it is done
   * @throws NotFound when it is not this buyer's order
   */
  public Optional<Refusal> confirmReceipt(Actor.Buyer buyer, UUID orderId) {
    return transactions.run(work -> complete(work, orderId, buyer));
  }

  @Override
  public String kind() {
    return OrderDeadlines.PROTECTION;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    var _ = complete(work, subject, new Actor.Platform());
  }

  private Optional<Refusal> complete(UnitOfWork work, UUID orderId, Actor actor) {
    Answer<Order> locked = work.ask(orders.lock(orderId, actor));
    policies.ask(work);
    Answer<TenderShare> shares = work.ask(TenderShare.ofOrder(orderId));
    Answer<OrderLine> lines = work.ask(Orders.lines(orderId));
    Order order = locked.first().orElseThrow(() -> new NotFound("order"));
    if (order.status() != OrderStatus.DELIVERED) {
      return Optional.of(
          new Refusal("not-confirmable", "not-delivered", order.status().name(), List.of()));
    }
    Instant now = clock.instant();
    work.plan(
        Write.expecting(1, "UPDATE orders.orders SET completed_at = ? WHERE id = ?", now, orderId));
    payOut(work, order, shares.rows(), lines.rows(), now);
    work.plan(Deadlines.clear(orderId, OrderDeadlines.PROTECTION));
    history.record(work, order, OrderChange.COMPLETED, actor, Map.of(), orderId, now);
    return Optional.empty();
  }

  private void payOut(
      UnitOfWork work, Order order, List<TenderShare> shares, List<OrderLine> lines, Instant now) {
    long held =
        shares.stream()
            .mapToLong(share -> share.captured() - share.refunded() - share.goingBack())
            .sum();
    long shipping = Math.min(held, order.shipping() - order.shippingOwedBack());
    long tax = Math.min(held - shipping, taxOfKeptUnits(lines));
    long goods = held - shipping - tax;
    long commission = goods * policies.current().commissionBasisPoints() / WHOLE;
    post(work, order, Ledger.SHIPPING, shipping, now);
    post(work, order, Ledger.TAX, tax, now);
    post(work, order, Ledger.COMMISSION, commission, now);
    post(work, order, Ledger.SELLER_PAYABLE, goods - commission, now);
  }

  private static long taxOfKeptUnits(List<OrderLine> lines) {
    return lines.stream()
        .mapToLong(line -> line.tax() * (line.ordered() - line.canceled()) / line.ordered())
        .sum();
  }

  private static void post(UnitOfWork work, Order order, String account, long amount, Instant now) {
    if (amount > 0) {
      work.plan(
          Ledger.post(
              order.id(), "COMPLETION", order.account(), Ledger.ESCROW, account, amount, now));
    }
  }
}
