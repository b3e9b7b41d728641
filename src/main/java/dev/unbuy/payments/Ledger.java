package dev.unbuy.payments;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.UUID;

/**
 * Double entry: every transfer takes from one account what it gives to another.
 *
 * <p>An account's balance is what it was given less what was taken from it; buyers' accounts are
 * below zero by what they paid, and the sum over all accounts is zero at any instant.
 */
public final class Ledger {

  /** Money held for orders until receipt is confirmed or protection ends. */
  public static final String ESCROW = "escrow";

  /** Money on its way back to a buyer. */
  public static final String REFUND_CLEARING = "refund-clearing";

  /** What sellers are owed. */
  public static final String SELLER_PAYABLE = "seller-payable";

  /** What the marketplace keeps of sales. */
  public static final String COMMISSION = "commission";

  /** Tax that was added to prices. */
  public static final String TAX = "tax";

  /** Shipping that buyers paid. */
  public static final String SHIPPING = "shipping";

  /** What people of the marketplace sent to buyers by other ways than the gateway. */
  public static final String PAID_BY_HAND = "paid-by-hand";

  private static final String POST =
      """
      INSERT INTO payments.ledger_transfers
        (id, cause, kind, order_id, buyer_id, shop_id, debit, credit, amount, currency, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String BALANCES =
      """
      SELECT account, currency, sum(amount)::bigint FROM (
        SELECT credit AS account, currency, amount FROM payments.ledger_transfers
        UNION ALL SELECT debit, currency, -amount FROM payments.ledger_transfers) postings
      GROUP BY account, currency ORDER BY account, currency\
      """;

  private Ledger() {}

  /** The account of the means by which a buyer paid. */
  public static String buyer(PaymentMethod method) {
    return "buyer-" + method.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /**
   * Moves an amount between two accounts.
   *
   * @param cause what made it so; it moves money between the same two accounts once
   * @param amount minor units, more than zero
   */
  public static Write post(
      UUID cause,
      String kind,
      OrderAccount order,
      String debit,
      String credit,
      long amount,
      Instant at) {
    return Write.expecting(
        1,
        POST,
        Ids.next(),
        cause,
        kind,
        order.orderId(),
        order.buyerId(),
        order.shopId(),
        debit,
        credit,
        amount,
        order.currency(),
        at);
  }

  /** Every account's balance. */
  public static Query<Balance> balances() {
    return Query.of(
        BALANCES, row -> new Balance(row.getString(1), row.getString(2), row.getLong(3)));
  }

  /**
   * What an account holds.
   *
   * @param amount minor units; below zero where more was taken than given
   */
  public record Balance(String account, String currency, long amount) {}
}
