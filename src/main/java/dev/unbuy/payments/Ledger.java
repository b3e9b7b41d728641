package dev.unbuy.payments;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /** What sellers were paid. */
  public static final String SELLER_PAYOUT = "seller-payout";

  /** What the marketplace gave to buyers as store credit out of good will. */
  public static final String STORE_CREDIT_GRANTED = "store-credit-granted";

  /** What people of the marketplace sent to buyers by other ways than the gateway. */
  public static final String PAID_BY_HAND = "paid-by-hand";

  /** What gift cards were worth that were redeemed. */
  public static final String GIFT_CARDS_ISSUED = "gift-cards-issued";

  /** What buyers' banks took back and nobody has borne yet, or the marketplace bears. */
  public static final String CHARGEBACKS = "chargebacks";

  private static final String POST =
      """
      INSERT INTO payments.ledger_transfers
        (id, cause, kind, order_id, buyer_id, shop_id, debit, credit, amount, currency, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String BALANCES =
      """
      SELECT account, currency, sum(amount)::bigint
      FROM (SELECT debit, credit, currency, sum(amount) AS moved FROM payments.ledger_transfers
            GROUP BY debit, credit, currency) pairs,
        LATERAL (VALUES (credit, moved), (debit, -moved)) AS side (account, amount)
      GROUP BY account, currency ORDER BY account, currency\
      """;
  private static final String TRANSFERS =
      """
      SELECT id, cause, kind, order_id, shop_id, debit, credit, amount, currency, at
      FROM payments.ledger_transfers\
      """;

  private static final String SIDES =
      """
      SELECT id, cause, kind, order_id, shop_id, debit, credit, amount, currency, at FROM (
        (%1$s WHERE debit = ? AND id < ? ORDER BY id DESC LIMIT ?)
        UNION ALL (%1$s WHERE credit = ? AND id < ? ORDER BY id DESC LIMIT ?)) both_sides
      ORDER BY id DESC LIMIT ?\
      """
          .formatted(TRANSFERS);

  /** Every account that there is, by name; the database knows the same. */
  public static final SortedSet<String> ACCOUNTS = accounts();

  private static final UUID AFTER_ALL = new UUID(-1, -1);

  private Ledger() {}

  private static SortedSet<String> accounts() {
    SortedSet<String> names =
        new TreeSet<>(
            List.of(
                ESCROW,
                REFUND_CLEARING,
                SELLER_PAYABLE,
                COMMISSION,
                TAX,
                SHIPPING,
                SELLER_PAYOUT,
                STORE_CREDIT_GRANTED,
                GIFT_CARDS_ISSUED,
                PAID_BY_HAND,
                CHARGEBACKS));
    for (PaymentMethod method : PaymentMethod.values()) {
      names.add(buyer(method));
    }
    return Collections.unmodifiableSortedSet(names);
  }

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
   * A seller is paid out of an account, or gives back to it.
   *
   * @param amount minor units; below zero where it has to be given back
   */
  static Write payout(
      UUID payout, UUID shopId, String account, long amount, String currency, Instant at) {
    return Write.expecting(
        1,
        POST,
        Ids.next(),
        payout,
        "PAYOUT",
        null,
        null,
        shopId,
        amount > 0 ? account : SELLER_PAYOUT,
        amount > 0 ? SELLER_PAYOUT : account,
        Math.abs(amount),
        currency,
        at);
  }

  /** A buyer is given something that is of no order. */
  static Write grant(
      UUID cause, UUID buyerId, String debit, String credit, Money amount, Instant at) {
    return Write.expecting(
        1,
        POST,
        Ids.next(),
        cause,
        "GRANT",
        null,
        buyerId,
        null,
        debit,
        credit,
        amount.minor(),
        amount.currency(),
        at);
  }

  /** Everything that was posted for an order, oldest first. */
  public static Query<Transfer> ofOrder(UUID orderId) {
    return Query.of(
        TRANSFERS + " WHERE order_id = ? ORDER BY at, id", Ledger::readTransfer, orderId);
  }

  /**
   * What was posted, the newest first.
   *
   * @param account of which, or null for every account
   * @param before the last transfer of the page before, or null for the newest
   */
  public static Query<Transfer> latest(@Nullable String account, @Nullable UUID before, int limit) {
    UUID end = before == null ? AFTER_ALL : before;
    return account == null
        ? Query.of(
            TRANSFERS + " WHERE id < ? ORDER BY id DESC LIMIT ?", Ledger::readTransfer, end, limit)
        : Query.of(SIDES, Ledger::readTransfer, account, end, limit, account, end, limit, limit);
  }

  /** Everything that was posted in a time, by time and name, after the last of the page before. */
  public static Query<Transfer> between(Instant from, Instant to, UUID after, int limit) {
    return Query.of(
        TRANSFERS + " WHERE at < ? AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?",
        Ledger::readTransfer,
        to,
        from,
        after,
        limit);
  }

  /** The balance of each account after these transfers, by the account's name. */
  public static SortedMap<String, Long> balances(List<Transfer> transfers) {
    SortedMap<String, Long> balances = new TreeMap<>();
    for (Transfer transfer : transfers) {
      balances.merge(transfer.credit(), transfer.amount().minor(), Long::sum);
      balances.merge(transfer.debit(), -transfer.amount().minor(), Long::sum);
    }
    return balances;
  }

  private static Transfer readTransfer(ResultSet row) throws SQLException {
    return new Transfer(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        row.getString(6),
        row.getString(7),
        new Money(row.getLong(8), row.getString(9)),
        row.getObject(10, OffsetDateTime.class).toInstant());
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
   * @param cause what made it so: a share of a tender, a part of a refund, an order, a payout
   * @param orderId the order that it is of, or null for a payout or a grant
   * @param shopId the seller that it is of, or null for a grant
   * @param debit the account that it was taken from
   * @param credit the account that it was given to
   */
  public record Transfer(
      UUID id,
      UUID cause,
      String kind,
      @Nullable UUID orderId,
      @Nullable UUID shopId,
      String debit,
      String credit,
      Money amount,
      Instant at) {}
}
