package dev.unbuy.standing;

import dev.unbuy.catalog.ShopLimits;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.standing.Consequence.Because;
import dev.unbuy.standing.Consequence.Verdict;
import dev.unbuy.standing.rules.Limits;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Writes what low standings lead to. */
final class ConsequenceWrites {

  private ConsequenceWrites() {}

  static Write announced(Consequence one) {
    return Write.expecting(
        1,
        """
        INSERT INTO standing.consequences (id, shop_id, standing, announced_at, effective_at,
          pauses_at, search_factor, orders_a_day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        one.id(),
        one.shopId(),
        one.standing().name(),
        one.announcedAt(),
        one.effectiveAt(),
        one.pausesAt(),
        one.searchFactor(),
        one.ordersADay());
  }

  static Write begun(UUID id, Instant now) {
    return Write.expecting(
        1,
        "UPDATE standing.consequences SET begun_at = ? WHERE id = ? AND begun_at IS NULL",
        now,
        id);
  }

  static Write paused(UUID id, Instant now) {
    return Write.expecting(
        1,
        "UPDATE standing.consequences SET paused_at = ? WHERE id = ? AND paused_at IS NULL",
        now,
        id);
  }

  static Write ended(Collection<UUID> ids, Because because, Instant now) {
    return Write.expecting(
        ids.size(),
        """
        UPDATE standing.consequences SET ended_at = ?, ended_because = ?
        WHERE id = ANY (?) AND ended_at IS NULL\
        """,
        now,
        because.name(),
        ids.toArray(UUID[]::new));
  }

  static Write appealed(UUID id, UUID by, String statement, Instant now) {
    return Write.expecting(
        1,
        """
        UPDATE standing.consequences SET appealed_at = ?, appealed_by = ?, statement = ?
        WHERE id = ? AND appealed_at IS NULL AND ended_at IS NULL\
        """,
        now,
        by,
        statement,
        id);
  }

  static Write decided(UUID id, Verdict verdict) {
    return Write.expecting(
        1,
        """
        UPDATE standing.consequences SET decided_at = ?, decided_by = ?, decision = ?, because = ?
        WHERE id = ? AND decided_at IS NULL\
        """,
        verdict.at(),
        verdict.by(),
        verdict.decision().name(),
        verdict.because(),
        id);
  }

  static Write leftOut(Collection<UUID> orders, UUID shopId, UUID by, String because, Instant now) {
    return Write.any(
        """
        INSERT INTO standing.exclusions (order_id, shop_id, excluded_at, excluded_by, because)
        SELECT id, ?, ?, ?, ? FROM unnest(?::uuid[]) n (id) ON CONFLICT DO NOTHING\
        """,
        shopId,
        now,
        by,
        because,
        orders.toArray(UUID[]::new));
  }

  /** Has what is open now limit these shops, which the unit of work has locked. */
  static void limit(UnitOfWork work, Collection<UUID> shops) {
    if (shops.isEmpty()) {
      return;
    }
    List<Consequence> open = work.ask(Consequences.open(shops)).rows();
    work.plan(ShopLimits.set(shops.stream().map(shop -> limits(shop, open)).toList()));
  }

  private static ShopLimits limits(UUID shop, List<Consequence> open) {
    Limits limits =
        Limits.strictest(
            open.stream()
                .filter(one -> one.shopId().equals(shop) && one.begunAt() != null)
                .map(one -> new Limits(one.searchFactor(), one.ordersADay(), one.pausedAt()))
                .toList());
    return new ShopLimits(shop, limits.searchFactor(), limits.ordersADay(), limits.pausedSince());
  }
}
