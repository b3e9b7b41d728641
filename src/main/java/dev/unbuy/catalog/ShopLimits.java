package dev.unbuy.catalog;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a shop's standing limits now.
 *
 * @param searchFactor what the search leaves of its score, in (0, 1]
 * @param ordersADay how many orders it may take a day, or null for as many as come
 * @param pausedSince since when nothing of it can be found or bought, or null
 */
public record ShopLimits(
    UUID shopId, double searchFactor, @Nullable Integer ordersADay, @Nullable Instant pausedSince) {

  /** Locks these shops until the unit of work ends, so that limits are set one after the other. */
  public static Query<UUID> locked(Collection<UUID> shops) {
    return Query.of(
        "SELECT id FROM catalog.shops WHERE id = ANY (?) ORDER BY id FOR UPDATE",
        row -> row.getObject(1, UUID.class),
        (Object) shops.toArray(UUID[]::new));
  }

  /** What limits these shops. */
  public static Query<ShopLimits> of(Collection<UUID> shops) {
    return Query.of(
        "SELECT id, search_factor, orders_a_day, paused_since FROM catalog.shops WHERE id = ANY"
            + " (?)",
        row -> {
          OffsetDateTime paused = row.getObject(4, OffsetDateTime.class);
          return new ShopLimits(
              row.getObject(1, UUID.class),
              row.getDouble(2),
              row.getObject(3, Integer.class),
              paused == null ? null : paused.toInstant());
        },
        (Object) shops.toArray(UUID[]::new));
  }

  /** Has these hold from now on. */
  public static Write set(List<ShopLimits> limits) {
    return Write.any(
        """
        UPDATE catalog.shops s SET search_factor = n.factor, orders_a_day = n.orders,
          paused_since = n.paused::timestamptz
        FROM unnest(?::uuid[], ?::float8[], ?::int[], ?::text[])
          n (id, factor, orders, paused)
        WHERE s.id = n.id\
        """,
        limits.stream().map(ShopLimits::shopId).toArray(UUID[]::new),
        limits.stream().map(ShopLimits::searchFactor).toArray(Double[]::new),
        limits.stream().map(ShopLimits::ordersADay).toArray(Integer[]::new),
        limits.stream()
            .map(one -> one.pausedSince() == null ? null : one.pausedSince().toString())
            .toArray(String[]::new));
  }
}
