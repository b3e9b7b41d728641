package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.UnitMove;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.OweRefund;
import dev.unbuy.refunds.Refund;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What becomes of a cancellation that waits: the seller approves it, or declines it with the proof
 * that the units have left; the buyer takes it back; silence approves it.
 */
@Component
public class AnswerCancellation {

  private final Transactions transactions;
  private final Cancellations cancellations;
  private final CancelOrder cancelOrder;
  private final CancellationDecision decisions;
  private final FulfillOrder fulfillment;
  private final OweRefund refunds;
  private final InstantSource clock;

  AnswerCancellation(
      Transactions transactions,
      Cancellations cancellations,
      CancelOrder cancelOrder,
      CancellationDecision decisions,
      FulfillOrder fulfillment,
      OweRefund refunds,
      InstantSource clock) {
    this.transactions = transactions;
    this.cancellations = cancellations;
    this.cancelOrder = cancelOrder;
    this.decisions = decisions;
    this.fulfillment = fulfillment;
    this.refunds = refunds;
    this.clock = clock;
  }

  /**
   * Settles it, as the buyer asked, with the amounts that the buyer saw; outbound shipping is added
   * when by now nothing of the order is left.
   *
   * @throws NotFound when it is not this seller's
   */
  public CancelOutcome approve(Actor actor, UUID id) {
    return answer(
        actor,
        id,
        (work, locked, asked, now) -> {
          boolean everything = locked.isAllUndoneWith(asked.units());
          long more =
              everything ? locked.order().shipping() - locked.order().shippingOwedBack() : 0;
          cancelOrder.undoUnits(work, locked, asked, true, now);
          work.plan(OrderWrites.count(asked.orderId(), asked.units(), 0, 0, more, more));
          Optional<Refund> refund =
              refunds.owe(
                  work,
                  locked.order(),
                  locked.shares(),
                  asked.refund().minor() + more,
                  asked.refundTo(),
                  asked.id(),
                  Duration.ZERO,
                  now);
          refund.ifPresent(owed -> decisions.haveItSentInTime(work, locked.order(), owed, now));
          return finish(
              work, locked, asked, Ending.of(CancellationStatus.SETTLED, more), actor, refund, now);
        });
  }

  /**
   * Declines it: the units have left the house with this carrier, and are shipped from now on.
   *
   * @throws NotFound when it is not this seller's
   * @throws InvalidInput when carrier or tracking number is missing
   */
  public CancelOutcome decline(
      Actor.Seller seller, UUID id, String carrier, String trackingNumber) {
    FulfillOrder.requireTracking(carrier, trackingNumber);
    return answer(
        seller,
        id,
        (work, locked, asked, now) -> {
          letGo(work, asked);
          fulfillment.shipNow(
              work,
              seller,
              locked.order(),
              locked.lines(),
              locked.parcels(),
              asked.lines().stream()
                  .map(line -> new UnitsOfLine(line.lineId(), line.quantity()))
                  .toList(),
              carrier,
              trackingNumber,
              now);
          return finish(
              work,
              locked,
              asked,
              new Ending(CancellationStatus.DECLINED, 0, carrier.strip(), trackingNumber.strip()),
              seller,
              Optional.empty(),
              now);
        });
  }

  /**
   * The buyer wants the order after all.
   *
   * @throws NotFound when it is not this buyer's
   */
  public CancelOutcome takeBack(Actor.Buyer buyer, UUID id) {
    return answer(
        buyer,
        id,
        (work, locked, asked, now) -> {
          letGo(work, asked);
          return finish(
              work,
              locked,
              asked,
              Ending.of(CancellationStatus.TAKEN_BACK, 0),
              buyer,
              Optional.empty(),
              now);
        });
  }

  private CancelOutcome answer(Actor actor, UUID id, Step step) {
    return transactions.run(
        work -> {
          UUID orderId = cancellations.orderOf(work, id, actor);
          LockedOrder locked = cancelOrder.read(work, orderId, actor);
          Cancellation present = cancellations.read(work, id);
          if (present.status() != CancellationStatus.ASKED) {
            return new CancelOutcome.Refused(
                new Refusal("not-waiting", "already-decided", present.status().name(), List.of()));
          }
          return new CancelOutcome.Settled(step.take(work, locked, present, clock.instant()));
        });
  }

  private Cancellation finish(
      UnitOfWork work,
      LockedOrder locked,
      Cancellation asked,
      Ending ending,
      Actor actor,
      Optional<Refund> refund,
      Instant now) {
    work.plan(
        CancellationWrites.decide(
            asked.id(),
            ending.status(),
            actor,
            ending.carrier(),
            ending.trackingNumber(),
            ending.moreShipping(),
            now));
    work.plan(Deadlines.clear(asked.id(), SellersSilence.KIND));
    OrderChange change =
        switch (ending.status()) {
          case DECLINED -> OrderChange.CANCELLATION_DECLINED;
          case TAKEN_BACK -> OrderChange.CANCELLATION_TAKEN_BACK;
          case SETTLED, ASKED -> OrderChange.UNITS_CANCELED;
          case UNDONE -> OrderChange.CANCELLATION_UNDONE;
        };
    cancelOrder.tell(work, locked.order(), asked, change, actor, now);
    return asked.with(ending.status(), now, refund.orElse(null));
  }

  private static void letGo(UnitOfWork work, Cancellation asked) {
    work.plan(
        OrderWrites.move(
            asked.lines().stream()
                .map(
                    line ->
                        UnitMove.askedNoMore(line.lineId(), line.quantity(), line.refund().minor()))
                .toList()));
    work.plan(
        OrderWrites.count(
            asked.orderId(), 0, 0, 0, -asked.refund().minor(), -asked.shipping().minor()));
  }

  private record Ending(
      CancellationStatus status,
      long moreShipping,
      @Nullable String carrier,
      @Nullable String trackingNumber) {
    static Ending of(CancellationStatus status, long moreShipping) {
      return new Ending(status, moreShipping, null, null);
    }
  }

  @FunctionalInterface
  private interface Step {
    Cancellation take(UnitOfWork work, LockedOrder locked, Cancellation asked, Instant now);
  }
}
