package dev.unbuy.policies;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * A seller's own terms, kinder than the marketplace's.
 *
 * @param shopId whose
 * @param acceptsAutomatically whether every cancellation before packing settles at once
 * @param returnDays how long after delivery the shop takes things back
 * @param paysReturns whether the shop pays for sending goods back after a withdrawal
 */
public record SellerTerms(
    UUID shopId, boolean acceptsAutomatically, int returnDays, boolean paysReturns) {

  /** How many days the marketplace itself asks of every shop. */
  public static final int RETURN_DAYS = 30;

  private static final String OF =
      """
      SELECT shop_id, accepts_automatically, return_days, pays_returns FROM policies.seller_terms
      WHERE shop_id = ANY (?)\
      """;
  private static final String SET =
      """
      INSERT INTO policies.seller_terms (shop_id, accepts_automatically, return_days,
        pays_returns, changed_at)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (shop_id) DO UPDATE SET accepts_automatically = excluded.accepts_automatically,
        return_days = excluded.return_days, pays_returns = excluded.pays_returns,
        changed_at = excluded.changed_at\
      """;

  /** The terms of a shop that never set any. */
  public static SellerTerms unset(UUID shopId) {
    return new SellerTerms(shopId, false, RETURN_DAYS, false);
  }

  /** The terms of these shops, of those that set some. */
  public static Query<SellerTerms> of(Collection<UUID> shops) {
    return Query.of(
        OF,
        row ->
            new SellerTerms(
                row.getObject(1, UUID.class), row.getBoolean(2), row.getInt(3), row.getBoolean(4)),
        (Object) shops.toArray(UUID[]::new));
  }

  /** Keeps these terms; they hold for orders placed from now on. */
  public Write kept(Instant at) {
    return Write.expecting(1, SET, shopId, acceptsAutomatically, returnDays, paysReturns, at);
  }
}
