package dev.unbuy.checkout;

import dev.unbuy.platform.Query;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discount on the goods of one shop or of all.
 *
 * @param shopId whose goods, or null for all
 * @param percent of the goods' price, or null where an amount is given
 * @param amount minor units, or null where a percentage is given
 * @param minimum what the goods must come to, minor units
 */
record Coupon(
    String code,
    @Nullable UUID shopId,
    @Nullable Integer percent,
    @Nullable Long amount,
    long minimum,
    String currency) {

  static Query<Coupon> byCode(String code) {
    return Query.of(
        """
        SELECT code, shop_id, percent, amount, minimum, currency FROM checkout.coupons
        WHERE code = ? AND active\
        """,
        row ->
            new Coupon(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getObject(3, Integer.class),
                row.getObject(4, Long.class),
                row.getLong(5),
                row.getString(6)),
        code.strip().toUpperCase(Locale.ROOT));
  }

  boolean isFor(UUID shop) {
    return shopId == null || shopId.equals(shop);
  }

  /** What it takes off goods that come to this. */
  long discountOn(long goods) {
    if (goods < minimum) {
      return 0;
    }
    return percent != null ? goods * percent / 100 : Math.min(goods, amount == null ? 0 : amount);
  }
}
