package dev.unbuy.changes;

import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.rules.ChangeRule;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.Orders;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads changes of orders. */
@Component
public class Changes {

  private static final String ROWS =
      """
      SELECT id, order_id, buyer_id, shop_id, purchase_id, status, rule, wish::text, currency,
        difference, to_pay, asked_at, waits_until, decided_at
      FROM changes.order_changes\
      """;
  private static final String WAITING = " AND status IN ('PAYING','ASKED','PROPOSED')";

  private final Transactions transactions;
  private final Orders orders;
  private final JsonMapper json;

  Changes(Transactions transactions, Orders orders, JsonMapper json) {
    this.transactions = transactions;
    this.orders = orders;
    this.json = json;
  }

  /**
   * A change.
   *
   * @throws NotFound when there is none that this actor may know of
   */
  public Change get(UUID id, Actor actor) {
    return transactions.read(work -> known(work, id, actor));
  }

  /**
   * The changes of an order, oldest first.
   *
   * @throws NotFound when there is no such order that this actor may know of
   */
  public List<Change> ofOrder(UUID orderId, Actor actor) {
    return transactions.read(
        work -> {
          var order = work.ask(orders.find(orderId, actor));
          var all = work.ask(ofOrders(List.of(orderId)));
          var _ = order.first().orElseThrow(() -> new NotFound("order"));
          return all.rows();
        });
  }

  /** The changes of orders, each order's oldest first. */
  public Query<Change> ofOrders(Collection<UUID> ids) {
    return Query.of(
        ROWS + " WHERE order_id = ANY (?) ORDER BY order_id, asked_at, id",
        this::read,
        (Object) ids.toArray(UUID[]::new));
  }

  /** A shop's changes; those that wait for its answer first to last asked, others newest first. */
  public Page<Change> ofShop(
      UUID shopId, @Nullable ChangeStatus status, @Nullable String cursor, int limit) {
    boolean oldestFirst = status == ChangeStatus.ASKED;
    StringBuilder sql = new StringBuilder(ROWS).append(" WHERE shop_id = ?");
    List<Object> parameters = new ArrayList<>(List.of(shopId));
    if (status == null) {
      sql.append(" AND status = ANY (?)");
      parameters.add(
          new String[] {"ASKED", "PROPOSED", "SETTLED", "DECLINED", "EXPIRED", "NOT_TAKEN"});
    } else {
      sql.append(" AND status = ?");
      parameters.add(status);
    }
    if (cursor != null) {
      sql.append(" AND (asked_at, id) ").append(oldestFirst ? ">" : "<");
      sql.append(" (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY asked_at%1$s, id%1$s LIMIT ?".formatted(oldestFirst ? "" : " DESC"));
    parameters.add(limit + 1);
    List<Change> rows =
        transactions.read(
            work -> work.ask(new Query<>(sql.toString(), this::read, parameters)).rows());
    return Page.cut(rows, limit, change -> Cursor.of(change.askedAt(), change.id()));
  }

  /** The changes that wait for a shop's answer, the oldest first. */
  public Query<Change> waiting(UUID shopId, int limit) {
    return Query.of(
        ROWS + " WHERE shop_id = ? AND status = 'ASKED' ORDER BY asked_at, id LIMIT ?",
        this::read,
        shopId,
        limit);
  }

  /** The change of an order that has not come to its end. */
  Query<Change> waitingOf(UUID orderId) {
    return Query.of(ROWS + " WHERE order_id = ?" + WAITING, this::read, orderId);
  }

  /** The changes of these orders that have not come to their end. */
  Query<Change> waitingOf(Collection<UUID> orders) {
    return Query.of(
        ROWS + " WHERE order_id = ANY (?)" + WAITING,
        this::read,
        (Object) orders.toArray(UUID[]::new));
  }

  /** The change of this id. */
  public Query<Change> byId(UUID id) {
    return Query.of(ROWS + " WHERE id = ?", this::read, id);
  }

  Change known(UnitOfWork work, UUID id, Actor actor) {
    return work.ask(byId(id))
        .first()
        .filter(one -> mayKnow(one, actor))
        .orElseThrow(() -> new NotFound("change"));
  }

  /** Locks the order and reads all that a decision needs, in one round trip. */
  LockedChange lock(UnitOfWork work, UUID orderId, Actor actor) {
    return read(work, orderId, orders.lock(orderId, actor));
  }

  /** The same without a lock, to show what would be. */
  LockedChange look(UnitOfWork work, UUID orderId, Actor actor) {
    return read(work, orderId, orders.find(orderId, actor));
  }

  private LockedChange read(UnitOfWork work, UUID orderId, Query<Order> query) {
    var order = work.ask(query);
    var lines = work.ask(Orders.lines(orderId));
    var shares = work.ask(TenderShare.ofOrder(orderId));
    var waiting = work.ask(waitingOf(orderId));
    return new LockedChange(
        order.first().orElseThrow(() -> new NotFound("order")),
        lines.rows(),
        shares.rows(),
        waiting.first());
  }

  private static boolean mayKnow(Change one, Actor actor) {
    return switch (actor) {
      case Actor.Buyer buyer -> one.buyerId().equals(buyer.accountId());
      case Actor.Seller seller -> one.shopId().equals(seller.shopId());
      case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> true;
    };
  }

  private Change read(ResultSet row) throws SQLException {
    String currency = row.getString(9);
    return new Change(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        ChangeStatus.valueOf(row.getString(6)),
        ChangeRule.valueOf(row.getString(7)),
        json.readValue(row.getString(8), Wish.class),
        new Money(row.getLong(10), currency),
        new Money(row.getLong(11), currency),
        row.getObject(12, OffsetDateTime.class).toInstant(),
        instant(row, 13),
        instant(row, 14));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
