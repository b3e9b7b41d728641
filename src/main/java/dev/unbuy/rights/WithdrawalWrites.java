package dev.unbuy.rights;

import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.rights.rules.WhatCanBeWithdrawn.Units;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps withdrawals, each statement for a unit of work that holds the order's lock. */
final class WithdrawalWrites {

  private static final String DECLARED =
      """
      INSERT INTO rights.withdrawals (id, order_id, buyer_id, shop_id, number, name, email, state,
        declared_at, currency, return_paid_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'DECLARED', ?, ?, ?)\
      """;
  private static final String LINES =
      """
      INSERT INTO rights.withdrawal_lines (withdrawal_id, order_id, buyer_id, line_id, quantity)
      SELECT ?, ?, ?, * FROM unnest(?::uuid[], ?::int[])\
      """;
  private static final String CONFIRMED =
      """
      UPDATE rights.withdrawals SET state = ?, confirmed_at = ?, cancellation_id = ?,
        canceled_refund = ?, goods_refund = ?, send_back_by = ?, refund_late_at = ?
      WHERE id = ? AND state = 'DECLARED'\
      """;
  private static final String SPLIT =
      """
      UPDATE rights.withdrawal_lines l SET canceled = s.canceled, goods = s.goods
      FROM unnest(?::uuid[], ?::int[], ?::int[]) AS s (line_id, canceled, goods)
      WHERE l.withdrawal_id = ? AND l.line_id = s.line_id\
      """;
  private static final String SENT =
      """
      UPDATE rights.withdrawals SET state = 'SETTLED', sent_at = ?, carrier = ?,
        tracking_number = ?, goods_refund = ?, goods_shipping = ?, refund_late_at = ?
      WHERE id = ? AND state = 'WAITING_FOR_GOODS'\
      """;
  private static final String ARRIVED =
      """
      UPDATE rights.withdrawals SET state = 'SETTLED', arrived_at = ?, goods_refund = ?,
        goods_shipping = ?, refund_late_at = ?
      WHERE id = ? AND state = 'WAITING_FOR_GOODS'\
      """;

  private static final String THERE =
      """
      UPDATE rights.withdrawals SET arrived_at = ?
      WHERE id = ? AND state = 'SETTLED' AND arrived_at IS NULL\
      """;

  private WithdrawalWrites() {}

  static void declared(UnitOfWork work, Withdrawal one) {
    work.plan(
        Write.expecting(
            1,
            DECLARED,
            one.id(),
            one.orderId(),
            one.buyerId(),
            one.shopId(),
            one.number(),
            one.name(),
            one.email(),
            one.declaredAt(),
            one.canceledRefund().currency(),
            one.returnPaidBy()));
    List<Withdrawal.Line> lines = one.lines();
    work.plan(
        Write.expecting(
            lines.size(),
            LINES,
            one.id(),
            one.orderId(),
            one.buyerId(),
            lines.stream().map(Withdrawal.Line::lineId).toArray(UUID[]::new),
            lines.stream().map(Withdrawal.Line::quantity).toArray(Integer[]::new)));
  }

  static void confirmed(UnitOfWork work, Withdrawal one, List<Units> split) {
    work.plan(
        Write.expecting(
            1,
            CONFIRMED,
            one.state(),
            one.confirmedAt(),
            one.cancellationId(),
            one.canceledRefund().minor(),
            one.goodsRefund().minor(),
            one.sendBackBy(),
            one.refundLateAt(),
            one.id()));
    work.plan(
        Write.expecting(
            split.size(),
            SPLIT,
            split.stream().map(Units::lineId).toArray(UUID[]::new),
            split.stream().map(Units::canceled).toArray(Integer[]::new),
            split.stream().map(Units::goods).toArray(Integer[]::new),
            one.id()));
  }

  /** The goods were sent, and their money is owed. */
  static Write sent(UUID id, Instant at, String carrier, String trackingNumber, Owed owed) {
    return Write.expecting(
        1, SENT, at, carrier, trackingNumber, owed.refund(), owed.shipping(), owed.lateAt(), id);
  }

  /** The goods are there, and their money is owed. */
  static Write arrived(UUID id, Instant at, Owed owed) {
    return Write.expecting(1, ARRIVED, at, owed.refund(), owed.shipping(), owed.lateAt(), id);
  }

  /** The goods are there; their money was owed before. */
  static Write there(UUID id, Instant at) {
    return Write.expecting(1, THERE, at, id);
  }

  /**
   * What is owed for goods, in minor units.
   *
   * @param shipping of the refund, outbound shipping
   * @param lateAt from when on the law calls it late, or null where none does
   */
  record Owed(long refund, long shipping, @Nullable Instant lateAt) {}
}
