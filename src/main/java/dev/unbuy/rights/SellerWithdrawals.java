package dev.unbuy.rights;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.rights.Withdrawal.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A shop's list of withdrawals, kept by events. */
@Component
public class SellerWithdrawals implements Projection<WithdrawalChanged> {

  private static final String KEEP =
      """
      INSERT INTO rights.seller_withdrawals (withdrawal_id, shop_id, order_id, number, state, goods,
        refund, currency, confirmed_at, sent_at, carrier, tracking_number, arrived_at)
      SELECT w.id, w.shop_id, w.order_id, w.number, w.state,
        (SELECT sum(l.goods) FROM rights.withdrawal_lines l WHERE l.withdrawal_id = w.id),
        w.canceled_refund + w.goods_refund, w.currency, w.confirmed_at, w.sent_at, w.carrier,
        w.tracking_number, w.arrived_at
      FROM rights.withdrawals w WHERE w.id = ?
      ON CONFLICT (withdrawal_id) DO UPDATE SET state = excluded.state, refund = excluded.refund,
        sent_at = excluded.sent_at, carrier = excluded.carrier,
        tracking_number = excluded.tracking_number, arrived_at = excluded.arrived_at\
      """;
  private static final String ROWS =
      """
      SELECT withdrawal_id, order_id, number, state, goods, refund, currency, confirmed_at, sent_at,
        carrier, tracking_number, arrived_at
      FROM rights.seller_withdrawals WHERE shop_id = ?\
      """;

  private final Transactions transactions;

  SellerWithdrawals(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "rights.seller-list";
  }

  @Override
  public Class<WithdrawalChanged> event() {
    return WithdrawalChanged.class;
  }

  @Override
  public void apply(WithdrawalChanged event, UnitOfWork work) {
    work.plan(Write.expecting(1, KEEP, event.subject()));
  }

  /** A shop's withdrawals, newest first. */
  public Page<Row> of(Actor.Seller seller, @Nullable String cursor, int limit) {
    StringBuilder sql = new StringBuilder(ROWS);
    List<Object> parameters = new ArrayList<>(List.of(seller.shopId()));
    if (cursor != null) {
      sql.append(" AND (confirmed_at, withdrawal_id) < (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY confirmed_at DESC, withdrawal_id DESC LIMIT ?");
    parameters.add(limit + 1);
    List<Row> rows =
        transactions.read(
            work ->
                work.ask(new Query<>(sql.toString(), SellerWithdrawals::row, parameters)).rows());
    return Page.cut(rows, limit, row -> Cursor.of(row.confirmedAt(), row.id()));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        State.valueOf(row.getString(4)),
        row.getInt(5),
        new Money(row.getLong(6), row.getString(7)),
        row.getObject(8, java.time.OffsetDateTime.class).toInstant(),
        Withdrawals.instant(row, 9),
        row.getString(10),
        row.getString(11),
        Withdrawals.instant(row, 12));
  }

  /**
   * A withdrawal as the shop's list shows it.
   *
   * @param goods units that come back
   * @param refund all that goes back
   */
  public record Row(
      UUID id,
      UUID orderId,
      String number,
      State state,
      int goods,
      Money refund,
      Instant confirmedAt,
      @Nullable Instant sentAt,
      @Nullable String carrier,
      @Nullable String trackingNumber,
      @Nullable Instant arrivedAt) {

    /** Whether the seller has to say when the goods are back. */
    public boolean isAwaited() {
      return goods > 0 && arrivedAt == null;
    }
  }
}
