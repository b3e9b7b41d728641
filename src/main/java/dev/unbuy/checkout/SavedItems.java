package dev.unbuy.checkout;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.UUID;

/** What somebody may want later, and prices that somebody waits for. */
public final class SavedItems {

  private static final String SAVE =
      """
      INSERT INTO checkout.saved_items (id, account_id, variant_id, quantity, saved_at)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (account_id, variant_id) DO UPDATE SET saved_at = excluded.saved_at\
      """;
  private static final String WATCH =
      """
      INSERT INTO checkout.price_watches (account_id, listing_id, below, price, currency, created_at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (account_id, listing_id) DO NOTHING\
      """;

  private SavedItems() {}

  /** Keeps units of a variant on the saved list. */
  public static Write save(UUID accountId, UUID variantId, int quantity, Instant at) {
    return Write.any(SAVE, Ids.next(), accountId, variantId, Math.min(999, quantity), at);
  }

  /** Watches a listing for a price below this one, unless it is watched already. */
  public static Write watch(UUID accountId, UUID listingId, Money price, Instant at) {
    return Write.any(
        WATCH,
        accountId,
        listingId,
        price.minor() == 0 ? null : price.minor(),
        price.minor(),
        price.currency(),
        at);
  }
}
