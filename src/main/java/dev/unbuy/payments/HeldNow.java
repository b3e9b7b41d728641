package dev.unbuy.payments;

import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What is held of a seller's orders, without adding up all that ever was: each payout carries the
 * books forward, as a bookkeeper does at the foot of a page, and what came after is added to that.
 * No row of a seller is written by every sale.
 */
public final class HeldNow {

  /** What is younger than this may still be on its way into the books, and is carried later. */
  static final Duration YOUNG = Duration.ofHours(1);

  /** Held by currency: {@code currency, held}; with the shop twice as parameters. */
  static final String BY_CURRENCY =
      """
      SELECT currency, held FROM payments.held_before WHERE shop_id = ?
      UNION ALL
      SELECT currency, CASE WHEN credit = 'escrow' THEN amount ELSE -amount END
      FROM payments.ledger_transfers t
      WHERE shop_id = ? AND (credit = 'escrow' OR debit = 'escrow') AND at >= coalesce(
        (SELECT min(until) FROM payments.held_before b WHERE b.shop_id = t.shop_id), '-infinity')\
      """;

  private static final String CARRY =
      """
      INSERT INTO payments.held_before AS kept (shop_id, currency, until, held)
      SELECT ?::uuid, currency, ?::timestamptz, sum(held)::bigint FROM (
        SELECT currency, held FROM payments.held_before WHERE shop_id = ?
        UNION ALL
        SELECT currency, CASE WHEN credit = 'escrow' THEN amount ELSE -amount END
        FROM payments.ledger_transfers t
        WHERE shop_id = ? AND (credit = 'escrow' OR debit = 'escrow') AND at < ?
          AND at >= coalesce((SELECT min(until) FROM payments.held_before b
            WHERE b.shop_id = t.shop_id), '-infinity')) all_of_it
      GROUP BY currency
      ON CONFLICT (shop_id, currency) DO UPDATE SET until = excluded.until, held = excluded.held
      WHERE kept.until < excluded.until\
      """;

  private HeldNow() {}

  /** Carries a shop's books forward to an instant. */
  static Write carried(UUID shopId, Instant until) {
    return Write.any(CARRY, shopId, until, shopId, shopId, until);
  }

  /** Adds all up anew at the next payout: a history was taken in that was not here before. */
  public static Write forgotten() {
    return Write.any("DELETE FROM payments.held_before");
  }
}
