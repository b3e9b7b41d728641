package dev.unbuy.cancellations;

import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import org.springframework.stereotype.Component;

/** Keeps the sellers' lists of cancellations. */
@Component
class SellerCancellationList implements Projection<CancellationDecided> {

  private static final String TAKE =
      """
      INSERT INTO cancellations.seller_cancellations (cancellation_id, shop_id, order_id, number,
        status, asked_by, reason, fault, because, evidence, note, units, title, refund, currency,
        asked_at, seller_answers_by)
      SELECT c.id, c.shop_id, c.order_id, o.number, c.status, c.asked_by, c.reason, c.fault,
        c.because, c.evidence, c.note, sum(l.quantity), min(ol.title), c.refund, c.currency,
        c.asked_at, c.seller_answers_by
      FROM cancellations.cancellations c
        JOIN cancellations.cancellation_lines l ON l.cancellation_id = c.id
        JOIN orders.order_lines ol ON ol.id = l.line_id
        JOIN orders.orders o ON o.id = c.order_id
      WHERE %s GROUP BY c.id, o.number ON CONFLICT (cancellation_id) DO %s\
      """;
  private static final String KEEP =
      TAKE.formatted("c.id = ?", "UPDATE SET status = excluded.status, refund = excluded.refund");

  /** What is there already is kept by events. */
  static final String TAKE_IMPORTED = TAKE.formatted("o.source = ?", "NOTHING");

  @Override
  public String name() {
    return "cancellations.seller-list";
  }

  @Override
  public Class<CancellationDecided> event() {
    return CancellationDecided.class;
  }

  @Override
  public void apply(CancellationDecided event, UnitOfWork work) {
    work.plan(Write.any(KEEP, event.subject()));
  }
}
