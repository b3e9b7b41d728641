package dev.unbuy.refunds;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.Orders;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.PayOutSeller;
import dev.unbuy.payments.Payables;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.Chargeback.Bearer;
import dev.unbuy.refunds.Chargeback.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Decides who bears a chargeback that was lost. A seller bears it out of what is still held for the
 * order, and the rest out of the next payout; what the marketplace bears stays on its account of
 * chargebacks.
 */
@Component
public class DecideChargeback {

  private static final int LONGEST_NOTE = 500;

  private final Transactions transactions;
  private final Orders orders;
  private final OrderHistory history;
  private final Policies policies;
  private final InstantSource clock;

  DecideChargeback(
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
   * Decides.
   *
   * @param note why; 1 to 500 characters
   * @return why not, or empty when it is done
   * @throws NotFound when there is no such chargeback
   * @throws InvalidInput when the note is missing or too long
   */
  public Optional<Refusal> decide(Actor.Operator operator, UUID id, Bearer bearer, String note) {
    String words = note.strip();
    if (words.isEmpty() || words.length() > LONGEST_NOTE || words.indexOf('\0') >= 0) {
      throw new InvalidInput("note", "must have 1 to %d characters".formatted(LONGEST_NOTE));
    }
    return transactions.run(
        work -> {
          UUID orderId =
              work.ask(Chargebacks.byId(id))
                  .first()
                  .map(Chargeback::orderId)
                  .orElseThrow(() -> new NotFound("chargeback"));
          var locked = work.ask(orders.lock(orderId, operator));
          policies.ask(work);
          var now = work.ask(Chargebacks.byId(id));
          var booked = work.ask(Ledger.ofOrder(orderId));
          Order order = locked.first().orElseThrow(() -> new NotFound("chargeback"));
          Chargeback one = now.first().orElseThrow(() -> new NotFound("chargeback"));
          if (one.status() != Status.LOST) {
            return Optional.of(
                new Refusal(
                    "chargeback-not-decidable",
                    one.status() == Status.OPEN ? "the-bank-has-not-decided" : "already-decided",
                    one.status().name(),
                    List.of()));
          }
          long held = Ledger.balances(booked.rows()).getOrDefault(Ledger.ESCROW, 0L);
          carryOut(work, operator, order, one, bearer, words, held);
          return Optional.empty();
        });
  }

  private void carryOut(
      UnitOfWork work,
      Actor.Operator operator,
      Order order,
      Chargeback one,
      Bearer bearer,
      String note,
      long held) {
    Instant now = clock.instant();
    work.plan(Chargebacks.decided(one.id(), bearer, operator.accountId(), note, now));
    if (bearer == Bearer.SELLER && one.isGone()) {
      takeFromSeller(work, order, one, held, now);
    }
    if (order.completedAt() == null) {
      EscrowHolds.letGo(work, order, one.id(), policies.current().protection(), now);
    }
    history.record(
        work,
        order,
        OrderChange.CHARGEBACK_DECIDED,
        operator,
        Map.of("refund", one.amount().minor(), "bearer", bearer, "note", note),
        one.id(),
        now);
  }

  private void takeFromSeller(
      UnitOfWork work, Order order, Chargeback one, long held, Instant now) {
    long fromEscrow = Math.min(Math.max(0, held), one.amount().minor());
    long fromPayout = one.amount().minor() - fromEscrow;
    take(work, order, one, Ledger.ESCROW, fromEscrow, now);
    take(work, order, one, Ledger.SELLER_PAYABLE, fromPayout, now);
    if (fromPayout > 0) {
      Payables.add(work, order.account(), one.id(), Ledger.SELLER_PAYABLE, -fromPayout, now);
      work.plan(
          PayOutSeller.due(order.shopId(), now.plus(policies.current().money().payoutEvery())));
    }
  }

  private static void take(
      UnitOfWork work, Order order, Chargeback one, String account, long amount, Instant now) {
    if (amount > 0) {
      work.plan(
          Ledger.post(
              one.id(),
              "CHARGEBACK_BORNE",
              order.account(),
              account,
              Ledger.CHARGEBACKS,
              amount,
              now));
    }
  }
}
