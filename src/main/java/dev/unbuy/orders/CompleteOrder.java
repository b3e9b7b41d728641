package dev.unbuy.orders;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends an order's escrow, when the buyer confirms receipt or protection is over: the money that is
 * held goes to the seller, less commission; tax and shipping to accounts of their own. An order
 * whose payment could not be taken after it had left does not complete until that is settled.
 */
@Component
public class CompleteOrder implements DeadlineHandler {

  private final Transactions transactions;
  private final Orders orders;
  private final OrderHistory history;
  private final Policies policies;
  private final ReleaseEscrow escrow;
  private final InstantSource clock;

  CompleteOrder(
      Transactions transactions,
      Orders orders,
      OrderHistory history,
      Policies policies,
      ReleaseEscrow escrow,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.history = history;
    this.policies = policies;
    this.escrow = escrow;
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
    Answer<EscrowHolds.Why> holds = work.ask(EscrowHolds.of(orderId));
    Answer<UnpaidShipment> unpaid = work.ask(UnpaidShipments.waiting(orderId));
    ReleaseEscrow.Facts facts = ReleaseEscrow.ask(work, orderId);
    Order order = locked.first().orElseThrow(() -> new NotFound("order"));
    if (order.status() != OrderStatus.DELIVERED) {
      return Optional.of(
          new Refusal("not-confirmable", "not-delivered", order.status().name(), List.of()));
    }
    if (!holds.rows().isEmpty()) {
      return Optional.of(
          new Refusal(
              "not-confirmable",
              "a-%s-is-open".formatted(holds.rows().getFirst().name().toLowerCase(Locale.ROOT)),
              order.status().name(),
              List.of()));
    }
    if (unpaid.first().isPresent()) {
      return Optional.of(
          new Refusal(
              "not-confirmable",
              "payment-could-not-be-taken",
              order.status().name(),
              List.of("PAY_ANOTHER_WAY")));
    }
    Instant now = clock.instant();
    work.plan(
        Write.expecting(1, "UPDATE orders.orders SET completed_at = ? WHERE id = ?", now, orderId));
    escrow.release(work, order, facts, now);
    work.plan(Deadlines.clear(orderId, OrderDeadlines.PROTECTION));
    history.record(work, order, OrderChange.COMPLETED, actor, Map.of(), orderId, now);
    return Optional.empty();
  }
}
