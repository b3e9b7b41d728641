package dev.unbuy.changes;

import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.Write;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps changes of orders. */
@Component
class ChangeWrites {

  private static final String INSERT =
      """
      INSERT INTO changes.order_changes (id, order_id, buyer_id, shop_id, purchase_id, status, rule,
        wish, currency, difference, to_pay, asked_at, waits_until, decided_at, decided_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String DECIDE =
      """
      UPDATE changes.order_changes SET status = ?, waits_until = ?, decided_at = ?, decided_by = ?
      WHERE id = ? AND status = ?\
      """;

  private final JsonMapper json;

  ChangeWrites(JsonMapper json) {
    this.json = json;
  }

  Write insert(Change one, Actor by) {
    return Write.expecting(
        1,
        INSERT,
        one.id(),
        one.orderId(),
        one.buyerId(),
        one.shopId(),
        one.purchaseId(),
        one.status(),
        one.rule(),
        json.writeValueAsString(one.wish()),
        one.difference().currency(),
        one.difference().minor(),
        one.toPay().minor(),
        one.askedAt(),
        one.waitsUntil(),
        one.decidedAt(),
        one.waits() ? null : by.role());
  }

  static Write become(Change one, ChangeStatus before, Actor by) {
    return Write.expecting(
        1,
        DECIDE,
        one.status(),
        one.waitsUntil(),
        one.decidedAt(),
        one.waits() ? null : by.role(),
        one.id(),
        before);
  }
}
