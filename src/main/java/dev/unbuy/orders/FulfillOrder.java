package dev.unbuy.orders;

import static dev.unbuy.orders.Fulfillment.FulfillmentStatus.PREPARING;
import static dev.unbuy.orders.Fulfillment.FulfillmentStatus.SHIPPED;

import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Fulfillment.FulfilledUnits;
import dev.unbuy.orders.FulfillmentOutcome.Done;
import dev.unbuy.orders.FulfillmentOutcome.NotAllowed;
import dev.unbuy.payments.Captures;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A seller's way of an order: into a parcel, labeled, shipped, delivered. The money is asked for
 * when the first unit is packed; stock leaves when the parcel does.
 */
@Component
public class FulfillOrder {

  private final Transactions transactions;
  private final Orders orders;
  private final OrderHistory history;
  private final Captures captures;
  private final Policies policies;
  private final InstantSource clock;

  FulfillOrder(
      Transactions transactions,
      Orders orders,
      OrderHistory history,
      Captures captures,
      Policies policies,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.history = history;
    this.captures = captures;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Puts units into a new parcel.
   *
   * @param wanted which units; empty for all that can be packed
   * @throws NotFound when the order is not this shop's
   * @throws InvalidInput when a line is not of this order or named twice
   */
  public FulfillmentOutcome prepare(Actor.Seller seller, UUID orderId, List<UnitsOfLine> wanted) {
    return transactions.run(
        work -> {
          Answer<Order> locked = work.ask(orders.lock(orderId, seller));
          Answer<OrderLine> lines = work.ask(Orders.lines(orderId));
          Order order = locked.first().orElseThrow(() -> new NotFound("order"));
          List<FulfilledUnits> units = unitsToPack(lines.rows(), wanted);
          Optional<Refusal> refusal = whyNotPacked(order, lines.rows(), units);
          return refusal.isPresent()
              ? new NotAllowed(refusal.get())
              : pack(work, seller, order, units);
        });
  }

  private Done pack(UnitOfWork work, Actor.Seller seller, Order order, List<FulfilledUnits> units) {
    Instant now = clock.instant();
    UUID parcel = insertParcel(work, order, units, now);
    work.plan(
        OrderWrites.move(
            units.stream().map(u -> UnitMove.prepared(u.lineId(), u.quantity())).toList()));
    captures.request(work, order.account(), now);
    work.plan(Deadlines.clear(order.id(), OrderDeadlines.CAPTURE));
    history.record(work, order, OrderChange.PREPARING, seller, Map.of(), parcel, now);
    return new Done(order.id(), parcel);
  }

  private static UUID insertParcel(
      UnitOfWork work, Order order, List<FulfilledUnits> units, Instant now) {
    UUID parcel = Ids.next();
    work.plan(
        Write.expecting(
            1,
            """
            INSERT INTO orders.fulfillments (id, order_id, buyer_id, shop_id, status, created_at)
            VALUES (?, ?, ?, ?, 'PREPARING', ?)\
            """,
            parcel,
            order.id(),
            order.buyerId(),
            order.shopId(),
            now));
    work.plan(
        Write.expecting(
            units.size(),
            """
            INSERT INTO orders.fulfillment_lines
              (fulfillment_id, order_id, buyer_id, line_id, quantity)
            SELECT ?, ?, ?, * FROM unnest(?::uuid[], ?::int[])\
            """,
            parcel,
            order.id(),
            order.buyerId(),
            units.stream().map(FulfilledUnits::lineId).toArray(UUID[]::new),
            units.stream().map(FulfilledUnits::quantity).toArray(Integer[]::new)));
    return parcel;
  }

  /** Has a label for the parcel. */
  public FulfillmentOutcome label(Actor.Seller seller, UUID parcel) {
    return change(
        seller,
        parcel,
        (work, order, lines, fulfillment, now) -> {
          if (fulfillment.status() != PREPARING) {
            return refused("not-preparing", fulfillment);
          }
          work.plan(
              Write.expecting(
                  1,
                  """
                  UPDATE orders.fulfillments SET status = 'LABELED', labeled_at = ?
                  WHERE id = ? AND status = 'PREPARING'\
                  """,
                  now,
                  parcel));
          history.record(work, order, OrderChange.LABELED, seller, Map.of(), parcel, now);
          return new Done(order.id(), parcel);
        });
  }

  /**
   * Hands the parcel to the carrier. Not while units in it wait for the answer to a cancellation.
   *
   * @throws InvalidInput when carrier or tracking number is missing
   */
  public FulfillmentOutcome ship(
      Actor.Seller seller, UUID parcel, String carrier, String trackingNumber) {
    requireTracking(carrier, trackingNumber);
    return change(
        seller,
        parcel,
        (work, order, lines, fulfillment, now) -> {
          if (!fulfillment.isBeingPrepared()) {
            return refused("already-shipped", fulfillment);
          }
          if (order.payment() != OrderPayment.PAID) {
            return refused("not-paid-yet", fulfillment);
          }
          if (holdsAskedUnits(lines, fulfillment)) {
            return refused("cancellation-waits-for-your-answer", fulfillment);
          }
          planShipping(work, seller, order, lines, fulfillment, carrier, trackingNumber, now);
          return new Done(order.id(), parcel);
        });
  }

  private void planShipping(
      UnitOfWork work,
      Actor seller,
      Order order,
      List<OrderLine> lines,
      Fulfillment fulfillment,
      String carrier,
      String trackingNumber,
      Instant now) {
    int units = fulfillment.lines().stream().mapToInt(FulfilledUnits::quantity).sum();
    work.plan(
        Write.expecting(
            1,
            """
            UPDATE orders.fulfillments SET status = 'SHIPPED', shipped_at = ?, carrier = ?,
              tracking_number = ?
            WHERE id = ? AND status IN ('PREPARING','LABELED')\
            """,
            now,
            carrier.strip(),
            trackingNumber.strip(),
            fulfillment.id()));
    work.plan(Deadlines.set(OrderDeadlines.LOST, fulfillment.id(), countsAsLostAt(order, now)));
    work.plan(OrderWrites.move(moves(fulfillment, UnitMove::shipped)));
    work.plan(OrderWrites.count(order.id(), 0, units, 0, 0, 0));
    work.plan(Stock.ship(fulfillment.id(), stockOf(lines, fulfillment), now));
    if (units + order.unitsShipped() + order.unitsCanceled() == order.unitsOrdered()) {
      work.plan(Deadlines.clear(order.id(), OrderDeadlines.NOT_SHIPPED));
    }
    history.record(
        work,
        order,
        OrderChange.SHIPPED,
        seller,
        Map.of("carrier", carrier.strip(), "trackingNumber", trackingNumber.strip()),
        fulfillment.id(),
        now);
  }

  private Instant countsAsLostAt(Order order, Instant now) {
    Instant promised = order.deliveryTo().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return (promised.isAfter(now) ? promised : now).plus(policies.current().returns().lostAfter());
  }

  /**
   * Units have left the house although they were not recorded as packed: they go into a parcel of
   * their own that is shipped from now on. For a unit of work that holds the order's lock.
   */
  public void shipNow(
      UnitOfWork work,
      Actor.Seller seller,
      Order order,
      List<OrderLine> lines,
      List<Fulfillment> parcels,
      List<UnitsOfLine> units,
      String carrier,
      String trackingNumber,
      Instant now) {
    Map<UUID, OrderLine> byId = OrderLines.byId(lines);
    List<UnitsOfLine> packed = new ArrayList<>();
    List<UnitMove> moves = new ArrayList<>();
    for (UnitsOfLine one : units) {
      int open = Math.min(one.quantity(), Objects.requireNonNull(byId.get(one.lineId())).open());
      packed.add(new UnitsOfLine(one.lineId(), one.quantity() - open));
      moves.add(UnitMove.prepared(one.lineId(), open));
    }
    Parcels.takeOut(work, order.id(), parcels, packed);
    work.plan(OrderWrites.move(moves));
    List<FulfilledUnits> contents =
        units.stream().map(one -> new FulfilledUnits(one.lineId(), one.quantity())).toList();
    UUID parcel = insertParcel(work, order, contents, now);
    captures.request(work, order.account(), now);
    Fulfillment fulfillment =
        new Fulfillment(parcel, order.id(), PREPARING, null, null, now, null, null, contents);
    planShipping(work, seller, order, lines, fulfillment, carrier, trackingNumber, now);
  }

  /** The carrier has delivered the parcel. */
  public FulfillmentOutcome deliver(Actor.Seller seller, UUID parcel) {
    return change(
        seller,
        parcel,
        (work, order, lines, fulfillment, now) -> {
          if (fulfillment.status() != SHIPPED) {
            return refused("not-shipped", fulfillment);
          }
          planDelivery(work, seller, order, fulfillment, now);
          return new Done(order.id(), parcel);
        });
  }

  private void planDelivery(
      UnitOfWork work, Actor.Seller seller, Order order, Fulfillment fulfillment, Instant now) {
    int units = fulfillment.lines().stream().mapToInt(FulfilledUnits::quantity).sum();
    work.plan(
        Write.expecting(
            1,
            """
            UPDATE orders.fulfillments SET status = 'DELIVERED', delivered_at = ?
            WHERE id = ? AND status = 'SHIPPED'\
            """,
            now,
            fulfillment.id()));
    work.plan(Deadlines.clear(fulfillment.id(), OrderDeadlines.LOST));
    work.plan(OrderWrites.move(moves(fulfillment, UnitMove::delivered)));
    work.plan(OrderWrites.count(order.id(), 0, 0, units, 0, 0));
    if (units + order.unitsDelivered() + order.unitsCanceled() == order.unitsOrdered()) {
      work.plan(OrderWrites.delivered(order.id(), now, policies.current().protection()));
    }
    history.record(work, order, OrderChange.DELIVERED, seller, Map.of(), fulfillment.id(), now);
  }

  private FulfillmentOutcome change(Actor.Seller seller, UUID parcel, Step step) {
    return transactions.run(
        work -> {
          UUID orderId =
              work.ask(Orders.orderOfFulfillment(parcel, seller.shopId()))
                  .first()
                  .orElseThrow(() -> new NotFound("fulfillment"));
          Answer<Order> locked = work.ask(orders.lock(orderId, seller));
          policies.ask(work);
          Answer<OrderLine> lines = work.ask(Orders.lines(orderId));
          Answer<Fulfillment> parcels = work.ask(Orders.fulfillments(orderId));
          Order order = locked.first().orElseThrow(() -> new NotFound("fulfillment"));
          Fulfillment fulfillment =
              parcels.rows().stream()
                  .filter(one -> one.id().equals(parcel))
                  .findFirst()
                  .orElseThrow(() -> new NotFound("fulfillment"));
          return step.take(work, order, lines.rows(), fulfillment, clock.instant());
        });
  }

  private static List<FulfilledUnits> unitsToPack(List<OrderLine> lines, List<UnitsOfLine> wanted) {
    if (wanted.isEmpty()) {
      return lines.stream()
          .filter(line -> line.fulfillable() > 0)
          .map(line -> new FulfilledUnits(line.id(), line.fulfillable()))
          .toList();
    }
    Map<UUID, Integer> chosen = OrderLines.chosen(lines, wanted);
    return chosen.entrySet().stream()
        .map(entry -> new FulfilledUnits(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Optional<Refusal> whyNotPacked(
      Order order, List<OrderLine> lines, List<FulfilledUnits> units) {
    if (order.payment() != OrderPayment.PAID) {
      return Optional.of(
          new Refusal("not-fulfillable", "not-paid-yet", order.status().name(), List.of()));
    }
    Map<UUID, OrderLine> byId = OrderLines.byId(lines);
    boolean tooMany =
        units.isEmpty()
            || units.stream()
                .anyMatch(
                    unit ->
                        unit.quantity()
                            > Objects.requireNonNull(byId.get(unit.lineId())).fulfillable());
    return tooMany
        ? Optional.of(
            new Refusal(
                "not-fulfillable", "not-so-many-units-left", order.status().name(), List.of()))
        : Optional.empty();
  }

  private static boolean holdsAskedUnits(List<OrderLine> lines, Fulfillment fulfillment) {
    Map<UUID, OrderLine> byId = OrderLines.byId(lines);
    return fulfillment.lines().stream()
        .map(unit -> byId.get(unit.lineId()))
        .anyMatch(line -> line != null && line.askedInFulfillment() > 0);
  }

  private static List<UnitMove> moves(
      Fulfillment fulfillment, java.util.function.BiFunction<UUID, Integer, UnitMove> move) {
    List<UnitMove> moves = new ArrayList<>();
    fulfillment.lines().forEach(unit -> moves.add(move.apply(unit.lineId(), unit.quantity())));
    return moves;
  }

  private static List<Units> stockOf(List<OrderLine> lines, Fulfillment fulfillment) {
    Map<UUID, UUID> variants = new LinkedHashMap<>();
    lines.forEach(line -> variants.put(line.id(), line.variantId()));
    return fulfillment.lines().stream()
        .filter(unit -> unit.quantity() > 0)
        .map(
            unit -> new Units(Objects.requireNonNull(variants.get(unit.lineId())), unit.quantity()))
        .toList();
  }

  private static NotAllowed refused(String rule, Fulfillment fulfillment) {
    return new NotAllowed(
        new Refusal("not-fulfillable", rule, fulfillment.status().name(), List.of()));
  }

  /**
   * Checks a carrier and a tracking number.
   *
   * @throws InvalidInput naming the field that is missing or too long
   */
  public static void requireTracking(String carrier, String trackingNumber) {
    requireText("carrier", carrier);
    requireText("trackingNumber", trackingNumber);
  }

  private static void requireText(String field, String value) {
    if (value.isBlank() || value.length() > 100) {
      throw new InvalidInput(field, "must have 1 to 100 characters");
    }
  }

  @FunctionalInterface
  private interface Step {
    FulfillmentOutcome take(
        UnitOfWork work, Order order, List<OrderLine> lines, Fulfillment fulfillment, Instant now);
  }
}
