package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.ChangeDecided;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.Write;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Follows what became of remedies after they were offered: one that is a change of the order is
 * taken when that change takes effect, by whichever page or call it was made; and one that was
 * taken has not helped where the order is canceled later.
 */
@Configuration(proxyBeanMethods = false)
class FollowedOffers {

  private static final String CHANGED =
      """
      UPDATE cancellations.remedy_offers r SET outcome = 'TAKEN', decided_at = ?,
        kept = o.total - o.owed_back
      FROM changes.order_changes c JOIN orders.orders o ON o.id = c.order_id
      WHERE c.id = ? AND r.order_id = c.order_id AND r.outcome = 'OFFERED' AND CASE r.kind
        WHEN 'PAY_ANOTHER_WAY' THEN (c.wish ->> 'paidAnew')::boolean
        WHEN 'CHANGE_ADDRESS' THEN jsonb_typeof(c.wish -> 'address') = 'object'
        WHEN 'FASTER_SHIPPING' THEN jsonb_typeof(c.wish -> 'faster') = 'object'
        WHEN 'SWAP_VARIANT' THEN EXISTS (
          SELECT FROM jsonb_array_elements(c.wish -> 'lines') l,
            jsonb_array_elements(l -> 'swapped') p
          WHERE (l ->> 'lineId')::uuid = r.line_id AND (p ->> 'variantId')::uuid = r.variant_id)
        ELSE false END\
      """;
  private static final String CANCELED =
      """
      UPDATE cancellations.remedy_offers r SET canceled_at = c.decided_at
      FROM cancellations.cancellations c
      WHERE c.id = ? AND c.asked_by = 'BUYER' AND r.order_id = c.order_id AND r.outcome = 'TAKEN'
        AND r.canceled_at IS NULL AND r.decided_at < c.asked_at
        AND r.kind NOT IN ('SAVE_FOR_LATER', 'CANCEL_TWIN')\
      """;

  @Bean
  Projection<ChangeDecided> remediesTakenByChange() {
    return Projection.of(
        "cancellations.remedies-by-change",
        ChangeDecided.class,
        event -> event.status() == ChangeStatus.SETTLED,
        (event, work) -> work.plan(Write.any(CHANGED, event.at(), event.subject())));
  }

  @Bean
  Projection<CancellationDecided> remediesInVain() {
    return Projection.of(
        "cancellations.remedies-in-vain",
        CancellationDecided.class,
        event -> event.status() == CancellationStatus.SETTLED,
        (event, work) -> work.plan(Write.any(CANCELED, event.subject())));
  }
}
