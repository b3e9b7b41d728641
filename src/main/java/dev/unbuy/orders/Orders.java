package dev.unbuy.orders;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.Fulfillment.FulfilledUnits;
import dev.unbuy.orders.Fulfillment.FulfillmentStatus;
import dev.unbuy.platform.Query;
import dev.unbuy.policies.ReturnPayer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders: alone and locked before a change, or in lists. */
@Component
public class Orders {

  private static final String ORDER =
      """
      SELECT o.id, o.number, o.purchase_id, o.buyer_id, o.buyer_name, o.shop_id, o.shop_name,
        o.currency, o.items, o.discount, o.shipping, o.tax, o.total, o.owed_back,
        o.shipping_owed_back, o.ship_to::text, o.right_pack, o.accepts_automatically,
        o.return_days, o.placed_at, o.payment, o.paid_at, o.handling_days, o.transit_min,
        o.transit_max, o.ship_by, o.delivery_from, o.delivery_to, o.delivered_at, o.completed_at,
        o.units_ordered, o.units_canceled, o.units_shipped, o.units_delivered, o.status,
        o.pack_version, o.rights_told_at, o.return_paid_by, o.delay_told_at,
        o.shipping_extra
      FROM orders.orders o\
      """;
  private static final String LINE =
      """
      SELECT id, position, listing_id, variant_id, title, variant, art, unit_price, discount,
        shipping, tax, ordered, open, canceled, in_fulfillment, shipped, delivered, returned, asked,
        owed_back, adjusted, withdrawal_excepted, order_id, coming_back, kept_back,
        withdrawn, resold
      FROM orders.order_lines\
      """;

  private static final String FULFILLMENT =
      """
      SELECT f.id, f.order_id, f.status, f.carrier, f.tracking_number, f.created_at, f.shipped_at,
        f.delivered_at, array_agg(l.line_id ORDER BY l.line_id),
        array_agg(l.quantity ORDER BY l.line_id)
      FROM orders.fulfillments f JOIN orders.fulfillment_lines l ON l.fulfillment_id = f.id
      WHERE f.order_id %s GROUP BY f.id ORDER BY f.id\
      """;

  private final JsonMapper json;

  Orders(JsonMapper json) {
    this.json = json;
  }

  /** The order, locked until the unit of work ends; nothing when this actor may not know of it. */
  public Query<Order> lock(UUID orderId, Actor actor) {
    return visible("o.id = ?", orderId, actor, " FOR UPDATE");
  }

  /** The order; nothing when this actor may not know of it. */
  public Query<Order> find(UUID orderId, Actor actor) {
    return visible("o.id = ?", orderId, actor, "");
  }

  /** Those of these orders that this actor may know of. */
  public Query<Order> find(Collection<UUID> orders, Actor actor) {
    return visible("o.id = ANY (?)", orders.toArray(UUID[]::new), actor, "");
  }

  /** These orders, locked in the order of their ids until the unit of work ends. */
  public Query<Order> lock(Collection<UUID> orders) {
    return Query.of(
        ORDER + " WHERE o.id = ANY (?) ORDER BY o.id FOR UPDATE",
        this::read,
        (Object) orders.toArray(UUID[]::new));
  }

  /** The order that people call by this number. */
  public Query<Order> byNumber(String number) {
    return Query.of(ORDER + " WHERE o.number = ?", this::read, number);
  }

  /** What of an order's outbound shipping is owed back so far, in minor units. */
  public static Query<Long> shippingOwedBack(UUID orderId) {
    return Query.of(
        "SELECT shipping_owed_back FROM orders.orders WHERE id = ?",
        row -> row.getLong(1),
        orderId);
  }

  /** The paid orders that a buyer has placed since an instant, newest first. */
  public static Query<UUID> paidSince(UUID buyerId, Instant since, int most) {
    return Query.of(
        """
        SELECT id FROM orders.orders WHERE buyer_id = ? AND placed_at >= ? AND paid_at IS NOT NULL
        ORDER BY placed_at DESC, id DESC LIMIT ?\
        """,
        row -> row.getObject(1, UUID.class),
        buyerId,
        since,
        most);
  }

  /** All orders of a purchase, locked in the order of their ids. */
  public Query<Order> lockPurchase(UUID purchaseId) {
    return Query.of(
        ORDER + " WHERE o.purchase_id = ? ORDER BY o.id FOR UPDATE", this::read, purchaseId);
  }

  /** The lines of an order, in its order. */
  public static Query<OrderLine> lines(UUID orderId) {
    return Query.of(LINE + " WHERE order_id = ? ORDER BY position", Orders::line, orderId);
  }

  /** The lines of several orders. */
  public static Query<LineOf> lines(Collection<UUID> orders) {
    return Query.of(
        LINE + " WHERE order_id = ANY (?) ORDER BY order_id, position",
        row -> new LineOf(row.getObject(23, UUID.class), line(row)),
        (Object) orders.toArray(UUID[]::new));
  }

  /** The parcels of an order, oldest first. */
  public static Query<Fulfillment> fulfillments(UUID orderId) {
    return Query.of(FULFILLMENT.formatted("= ?"), Orders::fulfillment, orderId);
  }

  /** The parcels of several orders, oldest first. */
  public static Query<Fulfillment> fulfillments(Collection<UUID> orders) {
    return Query.of(
        FULFILLMENT.formatted("= ANY (?)"),
        Orders::fulfillment,
        (Object) orders.toArray(UUID[]::new));
  }

  /** The order that a parcel belongs to, when it is this shop's. */
  public static Query<UUID> orderOfFulfillment(UUID fulfillmentId, UUID shopId) {
    return Query.of(
        "SELECT order_id FROM orders.fulfillments WHERE id = ? AND shop_id = ?",
        row -> row.getObject(1, UUID.class),
        fulfillmentId,
        shopId);
  }

  /**
   * Which of these variants the buyer has ordered a second time within a day of this order, in
   * another one that is not canceled.
   */
  public static Query<UUID> orderedTwice(Order order, Collection<UUID> variants) {
    return Query.of(
        """
        SELECT DISTINCT l.variant_id
        FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id
        WHERE o.buyer_id = ? AND o.id <> ? AND l.variant_id = ANY (?) AND l.canceled < l.ordered
          AND o.placed_at BETWEEN ?::timestamptz - interval '1 day'
            AND ?::timestamptz + interval '1 day'\
        """,
        row -> row.getObject(1, UUID.class),
        order.buyerId(),
        order.id(),
        variants.toArray(UUID[]::new),
        order.placedAt(),
        order.placedAt());
  }

  /**
   * A buyer's orders, newest first.
   *
   * @param statuses only these; empty for all
   * @param text only those whose number, shop or a line's title contains it, or null for all
   * @param limit how many rows to read; one more than asked tells whether there is a next page
   * @throws InvalidInput when the cursor is not one of this list
   */
  public Query<Order> ofBuyer(
      UUID buyerId,
      Collection<OrderStatus> statuses,
      @Nullable String text,
      @Nullable String cursor,
      int limit) {
    StringBuilder sql = new StringBuilder(ORDER).append(" WHERE o.buyer_id = ?");
    List<Object> parameters = new ArrayList<>(List.of(buyerId));
    if (!statuses.isEmpty()) {
      sql.append(" AND o.status = ANY (?)");
      parameters.add(statuses.stream().map(OrderStatus::name).toArray(String[]::new));
    }
    if (text != null && !text.isBlank()) {
      sql.append(
          """
           AND (o.number ILIKE ? OR o.shop_name ILIKE ? OR EXISTS (
            SELECT FROM orders.order_lines l WHERE l.order_id = o.id AND l.title ILIKE ?))\
          """);
      String pattern = "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
      parameters.addAll(List.of(pattern, pattern, pattern));
    }
    if (cursor != null) {
      sql.append(" AND (o.placed_at, o.id) < (?, ?)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY o.placed_at DESC, o.id DESC LIMIT ?");
    parameters.add(limit);
    return new Query<>(sql.toString(), this::read, parameters);
  }

  /** Cuts a page of a buyer's orders. */
  public static Page<Order> page(List<Order> rows, int limit) {
    return Page.cut(rows, limit, order -> Cursor.of(order.placedAt(), order.id()));
  }

  private Query<Order> visible(String which, Object ids, Actor actor, String lock) {
    String sql = ORDER + " WHERE " + which;
    return switch (actor) {
      case Actor.Buyer buyer ->
          Query.of(sql + " AND o.buyer_id = ?" + lock, this::read, ids, buyer.accountId());
      case Actor.Seller seller ->
          Query.of(sql + " AND o.shop_id = ?" + lock, this::read, ids, seller.shopId());
      case Actor.Agent _, Actor.Operator _, Actor.Platform _ ->
          Query.of(sql + lock, this::read, ids);
    };
  }

  private Order read(ResultSet row) throws SQLException {
    return new Order(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getString(7),
        row.getString(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getLong(14),
        row.getLong(15),
        row.getLong(40),
        json.readValue(row.getString(16), Address.class),
        rights(row),
        row.getBoolean(18),
        row.getInt(19),
        Rows.instant(row, 20),
        OrderPayment.valueOf(row.getString(21)),
        Rows.instantOrNull(row, 22),
        row.getInt(23),
        row.getInt(24),
        row.getInt(25),
        Rows.instant(row, 26),
        row.getObject(27, LocalDate.class),
        row.getObject(28, LocalDate.class),
        Rows.instantOrNull(row, 29),
        Rows.instantOrNull(row, 30),
        row.getInt(31),
        row.getInt(32),
        row.getInt(33),
        row.getInt(34),
        OrderStatus.valueOf(row.getString(35)));
  }

  private static OrderRights rights(ResultSet row) throws SQLException {
    return new OrderRights(
        row.getString(17),
        row.getInt(36),
        Rows.instantOrNull(row, 37),
        ReturnPayer.valueOf(row.getString(38)),
        Rows.instantOrNull(row, 39));
  }

  private static OrderLine line(ResultSet row) throws SQLException {
    return new OrderLine(
        row.getObject(1, UUID.class),
        row.getInt(2),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getInt(12),
        row.getInt(13),
        row.getInt(14),
        row.getInt(15),
        row.getInt(16),
        row.getInt(17),
        row.getInt(18),
        row.getInt(19),
        row.getLong(20),
        row.getLong(21),
        row.getBoolean(22),
        row.getInt(24),
        row.getLong(25),
        row.getInt(26),
        row.getInt(27));
  }

  private static Fulfillment fulfillment(ResultSet row) throws SQLException {
    UUID[] lines = (UUID[]) row.getArray(9).getArray();
    Integer[] quantities = (Integer[]) row.getArray(10).getArray();
    List<FulfilledUnits> units = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      units.add(new FulfilledUnits(lines[i], quantities[i]));
    }
    return new Fulfillment(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        FulfillmentStatus.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        Rows.instant(row, 6),
        Rows.instantOrNull(row, 7),
        Rows.instantOrNull(row, 8),
        units);
  }

  /** A line and the order that it belongs to. */
  public record LineOf(UUID orderId, OrderLine line) {}
}
