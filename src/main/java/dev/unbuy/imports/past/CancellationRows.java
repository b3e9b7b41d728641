package dev.unbuy.imports.past;

import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.past.PastCancellation.Undone;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what was canceled, why, and whose fault it was. */
final class CancellationRows {

  private final CopySession copy;
  private final JsonMapper json;

  CancellationRows(CopySession copy, JsonMapper json) {
    this.copy = copy;
    this.json = json;
  }

  void order(PastPurchase purchase, PastOrder order) {
    order.cancellations().forEach(one -> cancellation(purchase, order, one));
  }

  private void cancellation(PastPurchase purchase, PastOrder order, PastCancellation one) {
    copy.into(PastTables.CANCELLATIONS)
        .row()
        .id(one.id())
        .id(order.id())
        .id(purchase.buyerId())
        .id(order.shopId())
        .text("SETTLED")
        .text(one.askedBy())
        .text(one.rule())
        .text(one.reason().name())
        .text(one.note())
        .text(one.finding().fault())
        .text(one.finding().because())
        .json(json.writeValueAsString(one.finding().arguments()))
        .text(purchase.currency())
        .int8(one.refund())
        .int8(one.shipping())
        .json(json.writeValueAsString(one.lines()))
        .at(one.at())
        .at(one.at())
        .text(one.askedBy())
        .end();
    for (Undone undone : one.lines()) {
      copy.into(PastTables.CANCELLATION_LINES)
          .row()
          .id(one.id())
          .id(undone.lineId())
          .id(order.id())
          .id(purchase.buyerId())
          .int4(undone.quantity())
          .int8(undone.refund())
          .end();
    }
    copy.into(PastTables.REASONS)
        .row()
        .id(one.id())
        .at(one.at())
        .text(one.askedBy())
        .text(one.reason().name())
        .text(one.note())
        .end();
  }
}
