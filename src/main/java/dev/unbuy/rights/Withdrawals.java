package dev.unbuy.rights;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.policies.ReturnPayer;
import dev.unbuy.rights.Withdrawal.State;
import dev.unbuy.rights.rules.WhatCanBeWithdrawn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads withdrawals, and what an order has left to withdraw from. */
@Component
public class Withdrawals {

  private static final String ROWS =
      """
      SELECT w.id, w.order_id, w.buyer_id, w.shop_id, w.number, w.name, w.email, w.state,
        w.declared_at, w.confirmed_at, w.cancellation_id, w.currency, w.canceled_refund,
        w.goods_refund, w.return_paid_by, w.send_back_by, w.refund_late_at, w.carrier,
        w.tracking_number, w.sent_at, w.arrived_at, l.line_id, l.quantity, l.canceled, l.goods
      FROM rights.withdrawals w, LATERAL (
        SELECT array_agg(line_id ORDER BY line_id) AS line_id,
          array_agg(quantity ORDER BY line_id) AS quantity,
          array_agg(canceled ORDER BY line_id) AS canceled,
          array_agg(goods ORDER BY line_id) AS goods
        FROM rights.withdrawal_lines WHERE withdrawal_id = w.id) l\
      """;

  private final Transactions transactions;
  private final PolicyPacks packs;

  Withdrawals(Transactions transactions, PolicyPacks packs) {
    this.transactions = transactions;
    this.packs = packs;
  }

  /**
   * A withdrawal.
   *
   * @throws NotFound when there is none that this actor may know of; sellers know of none before it
   *     is confirmed
   */
  public Withdrawal get(UUID id, Actor actor) {
    return transactions.read(work -> read(work, id, actor));
  }

  /** The withdrawals of an order, oldest first, those with only their first step among them. */
  public static Query<Withdrawal> ofOrder(UUID orderId) {
    return Query.of(
        ROWS + " WHERE w.order_id = ? ORDER BY w.declared_at, w.id", Withdrawals::row, orderId);
  }

  /** What is left to withdraw from. */
  public WhatCanBeWithdrawn left(Order order, List<OrderLine> lines, Instant now) {
    return WhatCanBeWithdrawn.decide(
        order.rights().packOf(packs).withdrawal(),
        order.deliveredAt(),
        order.rights().toldAt(),
        order.shipTo().country(),
        lines.stream()
            .map(
                line ->
                    new WhatCanBeWithdrawn.Line(
                        line.id(),
                        line.cancellable(),
                        line.sentForGood(),
                        line.withdrawalExcepted()))
            .toList(),
        now);
  }

  static Withdrawal read(UnitOfWork work, UUID id, Actor actor) {
    return work.ask(byId(id))
        .first()
        .filter(one -> mayKnow(one, actor))
        .orElseThrow(() -> new NotFound("withdrawal"));
  }

  static Query<Withdrawal> byId(UUID id) {
    return Query.of(ROWS + " WHERE w.id = ?", Withdrawals::row, id);
  }

  private static boolean mayKnow(Withdrawal one, Actor actor) {
    return switch (actor) {
      case Actor.Buyer buyer -> one.buyerId().equals(buyer.accountId());
      case Actor.Seller seller -> one.shopId().equals(seller.shopId()) && one.isConfirmed();
      case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> true;
    };
  }

  private static Withdrawal row(ResultSet row) throws SQLException {
    String currency = row.getString(12);
    return new Withdrawal(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        State.valueOf(row.getString(8)),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        instant(row, 10),
        row.getObject(11, UUID.class),
        new Money(row.getLong(13), currency),
        new Money(row.getLong(14), currency),
        ReturnPayer.valueOf(row.getString(15)),
        instant(row, 16),
        instant(row, 17),
        row.getString(18),
        row.getString(19),
        instant(row, 20),
        instant(row, 21),
        lines(row));
  }

  private static List<Withdrawal.Line> lines(ResultSet row) throws SQLException {
    UUID[] ids = (UUID[]) row.getArray(22).getArray();
    Integer[] quantities = (Integer[]) row.getArray(23).getArray();
    Integer[] canceled = (Integer[]) row.getArray(24).getArray();
    Integer[] goods = (Integer[]) row.getArray(25).getArray();
    List<Withdrawal.Line> lines = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      lines.add(new Withdrawal.Line(ids[i], quantities[i], canceled[i], goods[i]));
    }
    return lines;
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
