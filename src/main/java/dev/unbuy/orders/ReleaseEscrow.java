package dev.unbuy.orders;

import dev.unbuy.kernel.Actor;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.PayOutSeller;
import dev.unbuy.payments.Payables;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Hands on what is held for an order once it is complete: to the seller, less commission; tax and
 * shipping to accounts of their own, shipping the seller's too. How much is held, the ledger says.
 * While a capture has no answer yet nothing is handed on; it is looked at again in a while.
 */
@Component
class ReleaseEscrow implements DeadlineHandler {

  private static final long WHOLE = 10_000;
  private static final Duration WHILE = Duration.ofMinutes(10);

  private final Orders orders;
  private final Policies policies;
  private final InstantSource clock;

  ReleaseEscrow(Orders orders, Policies policies, InstantSource clock) {
    this.orders = orders;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return OrderDeadlines.RELEASE;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    var locked = work.ask(orders.lock(subject, new Actor.Platform()));
    policies.ask(work);
    var facts = ask(work, subject);
    locked
        .first()
        .filter(order -> order.completedAt() != null)
        .ifPresent(order -> release(work, order, facts, clock.instant()));
  }

  /** Asks what a release has to know, with the round trip that locks the order. */
  static Facts ask(UnitOfWork work, UUID orderId) {
    return new Facts(
        work.ask(Orders.lines(orderId)),
        work.ask(TenderShare.ofOrder(orderId)),
        work.ask(Ledger.ofOrder(orderId)));
  }

  /** Hands it on with this unit of work, which holds the order's lock. */
  void release(UnitOfWork work, Order order, Facts facts, Instant now) {
    if (facts.shares().rows().stream().anyMatch(TenderShare::isUnanswered)) {
      work.plan(Deadlines.set(OrderDeadlines.RELEASE, order.id(), now.plus(WHILE)));
      return;
    }
    long held = Ledger.balances(facts.postings().rows()).getOrDefault(Ledger.ESCROW, 0L);
    if (held > 0) {
      handOn(work, order, held, taxOfKeptUnits(facts.lines().rows()), now);
    }
  }

  /** What a release has to know of an order. */
  record Facts(
      Answer<OrderLine> lines, Answer<TenderShare> shares, Answer<Ledger.Transfer> postings) {}

  private void handOn(UnitOfWork work, Order order, long held, long taxOfKept, Instant now) {
    long shipping = Math.min(held, order.shipping() - order.shippingOwedBack());
    long tax = Math.min(held - shipping, taxOfKept);
    long goods = held - shipping - tax;
    long commission = goods * policies.current().commissionBasisPoints() / WHOLE;
    post(work, order, Ledger.SHIPPING, shipping, now);
    post(work, order, Ledger.TAX, tax, now);
    post(work, order, Ledger.COMMISSION, commission, now);
    post(work, order, Ledger.SELLER_PAYABLE, goods - commission, now);
    owe(work, order, Ledger.SHIPPING, shipping, now);
    owe(work, order, Ledger.SELLER_PAYABLE, goods - commission, now);
    work.plan(PayOutSeller.due(order.shopId(), now.plus(policies.current().money().payoutEvery())));
  }

  private static long taxOfKeptUnits(List<OrderLine> lines) {
    return lines.stream()
        .mapToLong(
            line ->
                line.tax() * (line.ordered() - line.canceled() - line.returned()) / line.ordered())
        .sum();
  }

  private static void post(UnitOfWork work, Order order, String account, long amount, Instant now) {
    if (amount > 0) {
      work.plan(
          Ledger.post(
              order.id(), "COMPLETION", order.account(), Ledger.ESCROW, account, amount, now));
    }
  }

  private static void owe(UnitOfWork work, Order order, String account, long amount, Instant now) {
    if (amount > 0) {
      Payables.add(work, order.account(), order.id(), account, amount, now);
    }
  }
}
