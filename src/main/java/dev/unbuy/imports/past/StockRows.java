package dev.unbuy.imports.past;

import dev.unbuy.imports.copy.CopySession;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What open units of past orders are promised from: exactly they are taken to be on the shelf, so
 * that shipping or canceling them moves stock as for any other order.
 */
final class StockRows {

  private static final String PROMISE =
      """
      INSERT INTO inventory.stock AS s (variant_id, on_hand, reserved)
      SELECT variant_id, units, units FROM unnest(?, ?) AS u (variant_id, units)
      ON CONFLICT (variant_id) DO UPDATE SET on_hand = s.on_hand + excluded.on_hand,
        reserved = s.reserved + excluded.reserved\
      """;

  private final CopySession copy;
  private final Map<UUID, Integer> promised = new HashMap<>();

  StockRows(CopySession copy) {
    this.copy = copy;
  }

  void promised(PastOrder order, Fate fate) {
    for (PastLine line : order.lines()) {
      if (fate.open(line) > 0) {
        promised.merge(line.variantId(), fate.open(line), Integer::sum);
      }
    }
  }

  void write(PastPurchase purchase) {
    if (promised.isEmpty()) {
      return;
    }
    promised.forEach(
        (variant, units) -> {
          movement(purchase, variant, "RECEIVED", units);
          movement(purchase, variant, "RESERVED", units);
        });
    UUID[] variants = promised.keySet().toArray(UUID[]::new);
    Integer[] units = promised.values().toArray(Integer[]::new);
    copy.execute(PROMISE, variants, units);
    promised.clear();
  }

  private void movement(PastPurchase purchase, UUID variant, String kind, int units) {
    copy.into(PastTables.MOVEMENTS)
        .row()
        .id(purchase.id())
        .id(variant)
        .text(kind)
        .int4(units)
        .at(purchase.placedAt())
        .end();
  }
}
