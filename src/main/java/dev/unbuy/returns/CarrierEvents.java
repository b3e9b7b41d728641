package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.Fulfillment.FulfillmentStatus;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.returns.rules.ReturnReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a carrier says of a parcel that does not reach its buyer: refused, back at the sender's,
 * lost. A parcel that says nothing long after its promised day is lost by its deadline.
 */
@Component
public class CarrierEvents implements DeadlineHandler {

  private static final String REFUSED_AT_THE_DOOR = "refused at the door, says the carrier";
  private static final String UNDELIVERABLE = "could not be delivered, says the carrier";

  private final Transactions transactions;
  private final Orders orders;
  private final Policies policies;
  private final UndeliveredParcels parcels;
  private final InstantSource clock;

  CarrierEvents(
      Transactions transactions,
      Orders orders,
      Policies policies,
      UndeliveredParcels parcels,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.policies = policies;
    this.parcels = parcels;
    this.clock = clock;
  }

  /**
   * It was refused at the door, and is on its way back.
   *
   * @throws NotFound when it is no parcel of this seller's
   */
  public ReturnOutcome refused(Actor.Seller seller, UUID parcel) {
    return step(seller, parcel, this::turnRound);
  }

  private ReturnOutcome turnRound(
      UnitOfWork work, ReturningOrder locked, Fulfillment parcel, Actor actor, Instant now) {
    if (parcel.status() != FulfillmentStatus.SHIPPED) {
      return notAllowed("not-on-its-way", parcel);
    }
    return new ReturnOutcome.Done(turned(work, locked, parcel, REFUSED_AT_THE_DOOR, actor, now));
  }

  private ReturnAuthorization turned(
      UnitOfWork work,
      ReturningOrder locked,
      Fulfillment parcel,
      String note,
      Actor actor,
      Instant now) {
    ReturnAuthorization one = parcels.refusal(locked, parcel, ReturnReason.OTHER, note, now);
    parcels.turnRound(work, locked, one, parcel, actor, now);
    return one;
  }

  /**
   * It is back at the sender's: refused before, or never deliverable. Its money goes back.
   *
   * @throws NotFound when it is no parcel of this seller's
   */
  public ReturnOutcome back(Actor.Seller seller, UUID parcel) {
    return step(seller, parcel, this::isBack);
  }

  private ReturnOutcome isBack(
      UnitOfWork work, ReturningOrder locked, Fulfillment parcel, Actor actor, Instant now) {
    return switch (parcel.status()) {
      case REFUSED -> new ReturnOutcome.Done(end(work, locked, parcel, actor, now));
      case SHIPPED -> {
        ReturnAuthorization one = turned(work, locked, parcel, UNDELIVERABLE, actor, now);
        yield new ReturnOutcome.Done(
            parcels.end(
                work,
                locked,
                one,
                as(parcel, FulfillmentStatus.REFUSED),
                FulfillmentStatus.RETURNED_TO_SENDER,
                actor,
                now));
      }
      case PREPARING, LABELED, DELIVERED, LOST, RETURNED_TO_SENDER, INTERCEPTED ->
          notAllowed("not-on-its-way", parcel);
    };
  }

  private ReturnAuthorization end(
      UnitOfWork work, ReturningOrder locked, Fulfillment parcel, Actor actor, Instant now) {
    ReturnAuthorization one =
        work.ask(Returns.ofOrders(List.of(locked.order().id()))).rows().stream()
            .filter(candidate -> parcel.id().equals(candidate.parcel()))
            .findFirst()
            .orElseThrow();
    return parcels.end(work, locked, one, parcel, FulfillmentStatus.RETURNED_TO_SENDER, actor, now);
  }

  /**
   * It will not come any more, and everything that was paid for it goes back.
   *
   * @throws NotFound when it is no parcel of this seller's
   */
  public ReturnOutcome lost(Actor.Seller seller, UUID parcel) {
    return step(seller, parcel, this::isLost);
  }

  private ReturnOutcome isLost(
      UnitOfWork work, ReturningOrder locked, Fulfillment parcel, Actor actor, Instant now) {
    return parcel.status() == FulfillmentStatus.SHIPPED
        ? new ReturnOutcome.Done(
            parcels.lose(work, locked, parcels.loss(locked, parcel, now), parcel, actor, now))
        : notAllowed("not-on-its-way", parcel);
  }

  @Override
  public String kind() {
    return OrderDeadlines.LOST;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    policies.ask(work);
    orderOf(work, subject, null)
        .ifPresent(order -> run(work, order, subject, new Actor.Platform(), this::isLost));
  }

  /** A refused parcel has been on its way back for too long: its carrier's proof is enough. */
  ReturnOutcome backByProof(UUID parcel) {
    return transactions.run(
        work -> {
          policies.ask(work);
          UUID order = orderOf(work, parcel, null).orElseThrow();
          return run(work, order, parcel, new Actor.Platform(), this::isBack);
        });
  }

  private ReturnOutcome step(Actor.Seller seller, UUID parcel, Event event) {
    return transactions.run(
        work -> {
          policies.ask(work);
          UUID order =
              orderOf(work, parcel, seller.shopId()).orElseThrow(() -> new NotFound("fulfillment"));
          return run(work, order, parcel, seller, event);
        });
  }

  private ReturnOutcome run(
      UnitOfWork work, UUID orderId, UUID parcelId, Actor actor, Event event) {
    ReturningOrder locked = ReturningOrder.lock(work, orders, orderId, actor);
    Fulfillment parcel =
        locked.parcels().stream()
            .filter(one -> one.id().equals(parcelId))
            .findFirst()
            .orElseThrow(() -> new NotFound("fulfillment"));
    return event.happen(work, locked, parcel, actor, clock.instant());
  }

  private static Optional<UUID> orderOf(UnitOfWork work, UUID parcel, @Nullable UUID shopId) {
    return work.ask(
            shopId == null
                ? Query.of(
                    "SELECT order_id FROM orders.fulfillments WHERE id = ?",
                    row -> row.getObject(1, UUID.class),
                    parcel)
                : Orders.orderOfFulfillment(parcel, shopId))
        .first();
  }

  private static Fulfillment as(Fulfillment parcel, FulfillmentStatus status) {
    return new Fulfillment(
        parcel.id(),
        parcel.orderId(),
        status,
        parcel.carrier(),
        parcel.trackingNumber(),
        parcel.createdAt(),
        parcel.shippedAt(),
        parcel.deliveredAt(),
        parcel.lines());
  }

  private static ReturnOutcome notAllowed(String rule, Fulfillment parcel) {
    return new ReturnOutcome.Refused(
        new Refusal("parcel-not-on-its-way", rule, parcel.status().name(), List.of()));
  }

  @FunctionalInterface
  private interface Event {
    ReturnOutcome happen(
        UnitOfWork work, ReturningOrder locked, Fulfillment parcel, Actor actor, Instant now);
  }
}
