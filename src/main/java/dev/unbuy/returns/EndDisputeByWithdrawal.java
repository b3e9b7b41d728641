package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.returns.Dispute.Settlement;
import dev.unbuy.returns.rules.Relief;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A withdrawal by right goes before a dispute about the same units: it brings back all of them, so
 * that nothing is left to argue about. The dispute ends without money, and nobody has lost it.
 */
@Component
public class EndDisputeByWithdrawal {

  private static final String NOTE =
      "The buyer has withdrawn from the contract for these items: they go back, and are paid back.";

  private final SettleDispute settling;
  private final Policies policies;

  EndDisputeByWithdrawal(SettleDispute settling, Policies policies) {
    this.settling = settling;
    this.policies = policies;
  }

  /** Asks for what {@link #end} turns on, along with what else is read. */
  public void ask(UnitOfWork work) {
    policies.ask(work);
  }

  /**
   * Ends the open disputes that are about units of these lines; for a unit of work that holds the
   * order's lock.
   */
  public void end(
      UnitOfWork work,
      Order order,
      List<Dispute> disputes,
      Set<UUID> withdrawnLines,
      Actor buyer,
      Instant now) {
    disputes.stream()
        .filter(one -> one.status() != DisputeStatus.CLOSED)
        .filter(
            one -> one.lines().stream().anyMatch(line -> withdrawnLines.contains(line.lineId())))
        .forEach(one -> end(work, order, one, buyer, now));
  }

  private void end(UnitOfWork work, Order order, Dispute one, Actor buyer, Instant now) {
    Dispute ended = one.closed(new Settlement(Relief.NOTHING, null), false, now);
    Disputes.step(work, ended, one.status(), null);
    Disputes.say(work, ended, new Actor.Platform(), null, NOTE, now);
    EscrowHolds.letGo(work, order, one.id(), policies.current().protection(), now);
    settling.tell(work, order, ended, OrderChange.DISPUTE_CLOSED, buyer, now);
  }
}
