package dev.unbuy.refunds;

import dev.unbuy.orders.Order;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.Payables;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.rules.SaleUndone;
import java.time.Instant;
import java.util.Map;

/**
 * From which accounts it comes what goes back to a buyer: from escrow while the order's money is
 * held; from those it was handed on to afterwards, commission included, and the seller gives back
 * with the next payout what was paid out already.
 */
final class OwedFrom {

  private final Order order;
  private long escrow;
  private SaleUndone sale;

  private OwedFrom(Order order, long escrow, SaleUndone sale) {
    this.order = order;
    this.escrow = escrow;
    this.sale = sale;
  }

  /** For an order whose lock this unit of work holds. */
  static OwedFrom of(UnitOfWork work, Order order) {
    if (order.completedAt() == null) {
      return new OwedFrom(order, Long.MAX_VALUE, new SaleUndone(0, 0, 0, 0));
    }
    Map<String, Long> balances = Ledger.balances(work.ask(Ledger.ofOrder(order.id())).rows());
    return new OwedFrom(
        order,
        balances.getOrDefault(Ledger.ESCROW, 0L),
        new SaleUndone(
            balances.getOrDefault(Ledger.SELLER_PAYABLE, 0L),
            balances.getOrDefault(Ledger.COMMISSION, 0L),
            balances.getOrDefault(Ledger.TAX, 0L),
            balances.getOrDefault(Ledger.SHIPPING, 0L)));
  }

  /** Sets an amount aside that goes back by this part. */
  void take(UnitOfWork work, Part part, Instant now) {
    long amount = part.amount().minor();
    long held = Math.min(amount, escrow);
    escrow -= held;
    post(work, part, Ledger.ESCROW, held, now);
    SaleUndone given = sale.split(amount - held);
    sale = sale.less(given);
    post(work, part, Ledger.SELLER_PAYABLE, given.payable(), now);
    post(work, part, Ledger.COMMISSION, given.commission(), now);
    post(work, part, Ledger.TAX, given.tax(), now);
    post(work, part, Ledger.SHIPPING, given.shipping(), now);
    giveBack(work, part, Ledger.SELLER_PAYABLE, given.payable(), now);
    giveBack(work, part, Ledger.SHIPPING, given.shipping(), now);
  }

  private void post(UnitOfWork work, Part part, String account, long amount, Instant now) {
    if (amount > 0) {
      work.plan(
          Ledger.post(
              part.id(),
              "REFUND_OWED",
              order.account(),
              account,
              Ledger.REFUND_CLEARING,
              amount,
              now));
    }
  }

  private void giveBack(UnitOfWork work, Part part, String account, long amount, Instant now) {
    if (amount > 0) {
      Payables.add(work, order.account(), part.id(), account, -amount, now);
    }
  }
}
