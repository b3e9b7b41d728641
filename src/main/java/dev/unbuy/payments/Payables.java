package dev.unbuy.payments;

import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.UUID;

/**
 * What sellers are owed, order by order, until it is paid out: each line once. What a seller has to
 * give back, because a sale was undone after it was released, is a line below zero.
 */
public final class Payables {

  private static final String ADD =
      """
      INSERT INTO payments.payables (id, shop_id, order_id, buyer_id, cause, account, amount, currency, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private Payables() {}

  /**
   * Adds a line with this unit of work, which posts the same to the ledger.
   *
   * @param cause what the ledger gives as the cause: the order when it is complete, or the part of
   *     a refund that comes after that
   * @param account {@link Ledger#SELLER_PAYABLE} or {@link Ledger#SHIPPING}
   * @param amount minor units; below zero where it has to be given back, never zero
   */
  public static void add(
      UnitOfWork work, OrderAccount order, UUID cause, String account, long amount, Instant at) {
    work.plan(
        Write.expecting(
            1,
            ADD,
            Ids.next(),
            order.shopId(),
            order.orderId(),
            order.buyerId(),
            cause,
            account,
            amount,
            order.currency(),
            at));
  }
}
