package dev.unbuy.orders;

import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of orders, each for a unit of work that holds the order's lock. */
public final class OrderWrites {

  private static final String PURCHASE =
      """
      INSERT INTO orders.purchases (id, buyer_id, currency, total, ship_to, placed_at)
      VALUES (?, ?, ?, ?, ?::jsonb, ?)\
      """;
  private static final String ORDER =
      """
      INSERT INTO orders.orders (id, number, purchase_id, buyer_id, buyer_name, shop_id, shop_name,
        currency, items, discount, shipping, tax, total, ship_to, right_pack, accepts_automatically,
        return_days, placed_at, payment, paid_at, handling_days, transit_min, transit_max, ship_by,
        delivery_from, delivery_to, units_ordered, pack_version, rights_told_at, return_paid_by,
        policy_version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?)\
      """;
  private static final String LINE =
      """
      INSERT INTO orders.order_lines (id, order_id, buyer_id, position, listing_id, variant_id,
        title, variant, art, unit_price, discount, shipping, tax, ordered, open,
        adjusted, withdrawal_excepted)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String MOVE_UNITS =
      """
      UPDATE orders.order_lines l SET open = l.open + m.open, canceled = l.canceled + m.canceled,
        in_fulfillment = l.in_fulfillment + m.in_fulfillment, shipped = l.shipped + m.shipped,
        delivered = l.delivered + m.delivered, asked = l.asked + m.asked,
        owed_back = l.owed_back + m.owed_back
      FROM unnest(?::uuid[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int8[])
        AS m (id, open, canceled, in_fulfillment, shipped, delivered, asked, owed_back)
      WHERE l.id = m.id\
      """;
  private static final String UNITS_BACK =
      """
      UPDATE orders.order_lines l SET coming_back = l.coming_back + m.coming_back,
        returned = l.returned + m.returned, shipped = l.shipped - m.never,
        canceled = l.canceled + m.never, owed_back = l.owed_back + m.owed_back,
        kept_back = l.kept_back + m.kept_back, withdrawn = l.withdrawn + m.withdrawn
      FROM unnest(?::uuid[], ?::int[], ?::int[], ?::int[], ?::int8[], ?::int8[], ?::int[])
        AS m (id, coming_back, returned, never, owed_back, kept_back, withdrawn)
      WHERE l.id = m.id\
      """;
  private static final String COUNT_UNITS =
      """
      UPDATE orders.orders SET units_canceled = units_canceled + ?,
        units_shipped = units_shipped + ?, units_delivered = units_delivered + ?,
        owed_back = owed_back + ?, shipping_owed_back = shipping_owed_back + ?
      WHERE id = ?\
      """;
  private static final String PAYMENT =
      """
      UPDATE orders.orders SET payment = ?, paid_at = ?, ship_by = ?, delivery_from = ?,
        delivery_to = ?
      WHERE id = ?\
      """;

  private static final String PROMISE =
      """
      UPDATE orders.orders SET ship_by = ?, delivery_from = ?, delivery_to = ? WHERE id = ?\
      """;
  private static final String FASTER =
      """
      UPDATE orders.orders SET transit_min = ?, transit_max = ?, ship_by = ?, delivery_from = ?,
        delivery_to = ?
      WHERE id = ?\
      """;
  private static final String RESTATED =
      """
      UPDATE orders.orders SET items = ?, discount = ?, shipping = ?, shipping_extra = ?, tax = ?,
        total = ?, owed_back = ?, units_ordered = ?
      WHERE id = ?\
      """;
  private static final String ABROAD =
      """
      UPDATE orders.orders SET right_pack = ?, pack_version = ?, return_paid_by = ?,
        transit_min = ?, transit_max = ?, delivery_from = ?, delivery_to = ?
      WHERE id = ?\
      """;
  private static final String LINE_CHANGED =
      """
      UPDATE orders.order_lines SET variant_id = ?, variant = ?, unit_price = ?, discount = ?,
        shipping = ?, tax = ?, ordered = ?, open = ?, adjusted = ?, listing_id = ?, title = ?,
        art = ?, withdrawal_excepted = ?
      WHERE id = ?\
      """;

  private OrderWrites() {}

  /** Gives back of a line's price while its units stay. */
  public static Write adjust(UUID lineId, long amount) {
    return Write.expecting(
        1, "UPDATE orders.order_lines SET adjusted = adjusted + ? WHERE id = ?", amount, lineId);
  }

  /**
   * Delivered units are offered to somebody else by their buyer, or no longer.
   *
   * @param units below zero where they are not any more
   */
  public static Write resold(UUID lineId, int units) {
    return Write.expecting(
        1, "UPDATE orders.order_lines SET resold = resold + ? WHERE id = ?", units, lineId);
  }

  /** A new promise that the buyer agreed to. */
  public static Write promise(UUID orderId, Instant shipBy, LocalDate from, LocalDate to) {
    return Write.expecting(1, PROMISE, shipBy, from, to, orderId);
  }

  /** A faster way, with the promise that belongs to it. */
  public static Write shippedFaster(
      UUID orderId, int transitMin, int transitMax, Instant shipBy, LocalDate from, LocalDate to) {
    return Write.expecting(1, FASTER, transitMin, transitMax, shipBy, from, to, orderId);
  }

  /** What an order comes to once its lines were changed, and how many units it has. */
  public static Write restated(Order order) {
    return Write.expecting(
        1,
        RESTATED,
        order.items(),
        order.discount(),
        order.shipping(),
        order.shippingExtra(),
        order.tax(),
        order.total(),
        order.owedBack(),
        order.unitsOrdered(),
        order.id());
  }

  /**
   * Another country: its rights, and how long parcels are on their way there.
   *
   * @param rights those that hold there
   */
  public static Write sentAbroad(
      UUID orderId, OrderRights rights, int transitMin, int transitMax, LocalDate ships) {
    return Write.expecting(
        1,
        ABROAD,
        rights.pack(),
        rights.version(),
        rights.returnPaidBy(),
        transitMin,
        transitMax,
        WorkingDays.plus(ships, transitMin),
        WorkingDays.plus(ships, transitMax),
        orderId);
  }

  /** An exception from a right counts only for the place for which it was shown before buying. */
  public static Write nothingExcepted(UUID orderId) {
    return Write.any(
        "UPDATE orders.order_lines SET withdrawal_excepted = false WHERE order_id = ?", orderId);
  }

  /** Another address; {@link #sentAbroad} belongs to one in another country. */
  /** Since when a delay waits for the buyer's word, or null when none does. */
  public static Write delayTold(UUID orderId, @Nullable Instant at) {
    return Write.expecting(
        1, "UPDATE orders.orders SET delay_told_at = ? WHERE id = ?", at, orderId);
  }

  /** Another address, in the same country. */
  public static Write shipTo(UUID orderId, String address) {
    return Write.expecting(
        1, "UPDATE orders.orders SET ship_to = ?::jsonb WHERE id = ?", address, orderId);
  }

  /** A line that stands for another variant, or for fewer units, from now on. */
  public static Write changed(OrderLine line) {
    return Write.expecting(
        1,
        LINE_CHANGED,
        line.variantId(),
        line.variant(),
        line.unitPrice(),
        line.discount(),
        line.shipping(),
        line.tax(),
        line.ordered(),
        line.open(),
        line.adjusted(),
        line.listingId(),
        line.title(),
        line.art(),
        line.withdrawalExcepted(),
        line.id());
  }

  /** A new purchase. */
  public static Write purchase(
      UUID id, UUID buyerId, String currency, long total, String shipTo, Instant at) {
    return Write.expecting(1, PURCHASE, id, buyerId, currency, total, shipTo, at);
  }

  /**
   * A new order.
   *
   * @param shipTo the {@link Address} as JSON
   * @param policy the version of the policy that was in force; null: what came with the code
   */
  public static Write order(Order order, String shipTo, @Nullable UUID policy) {
    return Write.expecting(
        1,
        ORDER,
        order.id(),
        order.number(),
        order.purchaseId(),
        order.buyerId(),
        order.buyerName(),
        order.shopId(),
        order.shopName(),
        order.currency(),
        order.items(),
        order.discount(),
        order.shipping(),
        order.tax(),
        order.total(),
        shipTo,
        order.rights().pack(),
        order.acceptsAutomatically(),
        order.returnDays(),
        order.placedAt(),
        order.payment(),
        order.paidAt(),
        order.handlingDays(),
        order.transitMin(),
        order.transitMax(),
        order.shipBy(),
        order.deliveryFrom(),
        order.deliveryTo(),
        order.unitsOrdered(),
        order.rights().version(),
        order.rights().toldAt(),
        order.rights().returnPaidBy(),
        policy);
  }

  /** A new line. */
  public static Write line(Order order, OrderLine line) {
    return Write.expecting(
        1,
        LINE,
        line.id(),
        order.id(),
        order.buyerId(),
        line.position(),
        line.listingId(),
        line.variantId(),
        line.title(),
        line.variant(),
        line.art(),
        line.unitPrice(),
        line.discount(),
        line.shipping(),
        line.tax(),
        line.ordered(),
        line.open(),
        line.adjusted(),
        line.withdrawalExcepted());
  }

  /** Moves units between the states of their lines; all lines in one statement. */
  public static Write move(Collection<UnitMove> moves) {
    List<UnitMove> all = List.copyOf(moves);
    return Write.expecting(
        all.size(),
        MOVE_UNITS,
        all.stream().map(UnitMove::lineId).toArray(UUID[]::new),
        all.stream().map(UnitMove::open).toArray(Integer[]::new),
        all.stream().map(UnitMove::canceled).toArray(Integer[]::new),
        all.stream().map(UnitMove::inFulfillment).toArray(Integer[]::new),
        all.stream().map(UnitMove::shipped).toArray(Integer[]::new),
        all.stream().map(UnitMove::delivered).toArray(Integer[]::new),
        all.stream().map(UnitMove::asked).toArray(Integer[]::new),
        all.stream().map(UnitMove::owedBack).toArray(Long[]::new));
  }

  /** Units come back that had been shipped; all lines in one statement. */
  public static Write back(Collection<UnitsBack> units) {
    List<UnitsBack> all = List.copyOf(units);
    return Write.expecting(
        all.size(),
        UNITS_BACK,
        all.stream().map(UnitsBack::lineId).toArray(UUID[]::new),
        all.stream().map(UnitsBack::comingBack).toArray(Integer[]::new),
        all.stream().map(UnitsBack::returned).toArray(Integer[]::new),
        all.stream().map(UnitsBack::neverArrived).toArray(Integer[]::new),
        all.stream().map(UnitsBack::owedBack).toArray(Long[]::new),
        all.stream().map(UnitsBack::keptBack).toArray(Long[]::new),
        all.stream().map(UnitsBack::withdrawn).toArray(Integer[]::new));
  }

  /** Adds to an order's counts of units and of what is owed back. */
  public static Write count(
      UUID orderId, int canceled, int shipped, int delivered, long owedBack, long shippingOwed) {
    return Write.expecting(
        1, COUNT_UNITS, canceled, shipped, delivered, owedBack, shippingOwed, orderId);
  }

  /** What has become of the payment, and the dates that count from it. */
  public static Write payment(
      UUID orderId,
      OrderPayment payment,
      @org.jspecify.annotations.Nullable Instant paidAt,
      Instant shipBy,
      LocalDate deliveryFrom,
      LocalDate deliveryTo) {
    return Write.expecting(1, PAYMENT, payment, paidAt, shipBy, deliveryFrom, deliveryTo, orderId);
  }

  /**
   * All that is not canceled has been delivered, the last of it at this instant.
   *
   * @param protection how long after that its money stays in escrow
   */
  public static List<Write> delivered(UUID orderId, Instant at, Duration protection) {
    return List.of(
        Write.expecting(1, "UPDATE orders.orders SET delivered_at = ? WHERE id = ?", at, orderId),
        Deadlines.set(OrderDeadlines.PROTECTION, orderId, at.plus(protection)));
  }
}
