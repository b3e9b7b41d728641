package dev.unbuy.payments;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
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

  /**
   * Postings of money that was taken or sent back, made in a time, by name, after the last of the
   * page before. Names of postings are made of their time.
   */
  public static Query<Posting> movements(Instant from, Instant to, UUID after, int limit) {
    return Query.of(
        """
        SELECT id, cause, kind, order_id, amount, currency, at FROM payments.ledger_transfers
        WHERE id > ? AND at >= ? AND at < ? AND kind IN ('CAPTURE','REFUND')
        ORDER BY id LIMIT ?\
        """,
        row ->
            new Posting(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                new Money(row.getLong(5), row.getString(6)),
                row.getObject(7, OffsetDateTime.class).toInstant()),
        after,
        from,
        to,
        limit);
  }

  /** Which of these causes are shares of tenders. */
  public static Query<UUID> shares(Collection<UUID> causes) {
    return Query.of(
        "SELECT id FROM payments.tender_shares WHERE id = ANY (?)",
        row -> row.getObject(1, UUID.class),
        (Object) causes.toArray(UUID[]::new));
  }

  /**
   * An expression for what is booked of one cause: postings of a kind, less those that took them
   * back; null where there is none.
   *
   * @param cause the column that names it
   */
  public static String booked(String cause, String kind, String takenBack) {
    return """
    (SELECT sum(CASE WHEN l.kind = '%s' THEN l.amount ELSE -l.amount END)::bigint
     FROM payments.ledger_transfers l WHERE l.cause = %s AND l.kind IN ('%s','%s'))\
    """
        .formatted(kind, cause, kind, takenBack);
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

  /**
   * One transfer.
   *
   * @param cause what made it so: a share of a tender, or a part of a refund
   */
  public record Posting(UUID id, UUID cause, String kind, UUID orderId, Money amount, Instant at) {}
}
