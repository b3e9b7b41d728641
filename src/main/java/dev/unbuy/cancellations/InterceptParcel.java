package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.CarrierEvent;
import dev.unbuy.cancellations.rules.InterceptState;
import dev.unbuy.cancellations.rules.InterceptState.Back;
import dev.unbuy.cancellations.rules.InterceptState.Missed;
import dev.unbuy.cancellations.rules.InterceptState.Stopped;
import dev.unbuy.cancellations.rules.InterceptState.TurnedRound;
import dev.unbuy.cancellations.rules.InterceptState.Waiting;
import dev.unbuy.cancellations.rules.Intercepting;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.Fulfillment.FulfillmentStatus;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stops a parcel whose units somebody asks to cancel, as one process that survives anything: each
 * step waits for the carrier, by its event or by a deadline, and the state is a row.
 *
 * <p>While it runs the cancellation stays asked. It is settled as soon as it is certain that the
 * goods stay or come back, and declined with the carrier's proof when they go to the buyer, who can
 * refuse or return them then. Units on their way back are off the shelf until they are there.
 */
@Component
public class InterceptParcel implements DeadlineHandler {

  static final String KIND = "intercept.carrier-answers";

  private final Transactions transactions;
  private final Cancellations cancellations;
  private final CancelOrder cancelOrder;
  private final AnswerCancellation answers;
  private final OrderHistory history;
  private final Policies policies;
  private final InstantSource clock;

  InterceptParcel(
      Transactions transactions,
      Cancellations cancellations,
      CancelOrder cancelOrder,
      AnswerCancellation answers,
      OrderHistory history,
      Policies policies,
      InstantSource clock) {
    this.transactions = transactions;
    this.cancellations = cancellations;
    this.cancelOrder = cancelOrder;
    this.answers = answers;
    this.history = history;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Begins: the carrier is asked to void the label.
   *
   * @throws NotFound when it is not this seller's
   * @throws InvalidInput when carrier or tracking number is missing
   */
  public InterceptOutcome begin(
      Actor.Seller seller, UUID cancellationId, String carrier, String trackingNumber) {
    FulfillOrder.requireTracking(carrier, trackingNumber);
    return transactions.run(
        work -> {
          UUID orderId = cancellations.orderOf(work, cancellationId, seller);
          LockedOrder locked = cancelOrder.read(work, orderId, seller);
          var running = work.ask(Intercept.ofCancellation(cancellationId));
          Cancellation about = cancellations.read(work, cancellationId);
          String objection = objection(locked, about, running.first());
          if (!objection.isEmpty()) {
            return refused(objection, about.status().name());
          }
          Instant now = clock.instant();
          Intercept intercept =
              new Intercept(
                  Ids.next(),
                  cancellationId,
                  orderId,
                  about.buyerId(),
                  about.shopId(),
                  carrier.strip(),
                  trackingNumber.strip(),
                  Intercepting.begin(carriersTime(), now),
                  seller.accountId(),
                  now,
                  null);
          work.plan(insert(intercept, now));
          note(work, locked, intercept, "BEGUN", now);
          return new InterceptOutcome.Taken(intercept);
        });
  }

  private static String objection(
      LockedOrder locked, Cancellation about, Optional<Intercept> running) {
    if (about.status() != CancellationStatus.ASKED) {
      return "INTERCEPT_NOBODY_WAITS";
    }
    if (running.isPresent()) {
      return "INTERCEPT_RUNS_ALREADY";
    }
    boolean labeled =
        locked.parcels().stream()
            .filter(parcel -> parcel.status() == FulfillmentStatus.LABELED)
            .flatMap(parcel -> parcel.lines().stream())
            .anyMatch(
                unit ->
                    unit.quantity() > 0
                        && about.lines().stream()
                            .anyMatch(line -> line.lineId().equals(unit.lineId())));
    return labeled ? "" : "INTERCEPT_NO_LABEL";
  }

  /**
   * Hears from the carrier. What was heard before changes nothing.
   *
   * @throws NotFound when it is not this seller's
   */
  public InterceptOutcome heard(Actor.Seller seller, UUID id, CarrierEvent event) {
    return transactions.run(
        work -> {
          Intercept seen =
              work.ask(Intercept.byId(id))
                  .first()
                  .filter(one -> one.shopId().equals(seller.shopId()))
                  .orElseThrow(() -> new NotFound("intercept"));
          LockedOrder locked = cancelOrder.read(work, seen.orderId(), seller);
          Intercept present = work.ask(Intercept.byId(id)).first().orElseThrow();
          if (event.name().equals(present.lastEvent())) {
            return new InterceptOutcome.Taken(present);
          }
          Instant now = clock.instant();
          return Intercepting.after(present.state(), event, carriersTime(), now)
              .<InterceptOutcome>map(
                  next ->
                      new InterceptOutcome.Taken(
                          go(work, locked, present, next, event.name(), now)))
              .orElseGet(() -> refused("INTERCEPT_SAYS_NOTHING_NOW", present.state().name()));
        });
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** The carrier did not answer in time: the next step is tried. */
  @Override
  public void due(UUID subject, UnitOfWork work) {
    Intercept seen = work.ask(Intercept.byId(subject)).first().orElseThrow();
    LockedOrder locked = cancelOrder.read(work, seen.orderId(), new Actor.Platform());
    Intercept present = work.ask(Intercept.byId(subject)).first().orElseThrow();
    Instant now = clock.instant();
    if (present.state() instanceof Waiting waiting && !now.isBefore(waiting.answerBy())) {
      InterceptState next = Intercepting.afterSilence(present.state(), carriersTime(), now);
      var _ = go(work, locked, present, next, "SILENCE", now);
    }
  }

  private Intercept go(
      UnitOfWork work,
      LockedOrder locked,
      Intercept intercept,
      InterceptState next,
      String event,
      Instant now) {
    Intercept after = intercept.with(next, event);
    work.plan(
        Write.expecting(
            1,
            """
            UPDATE cancellations.intercepts SET state = ?, answer_by = ?, changed_at = ?
            WHERE id = ? AND state = ?\
            """,
            next.name(),
            answerBy(next),
            now,
            intercept.id(),
            intercept.state().name()));
    note(work, locked, after, event, now);
    Cancellation about = cancellations.read(work, intercept.cancellationId());
    boolean waits = about.status() == CancellationStatus.ASKED;
    switch (next) {
      case Stopped _ -> settle(after, waits);
      case TurnedRound _ -> {
        settle(after, waits);
        work.plan(Stock.corrected(about.id(), units(locked, about, -1), now));
      }
      case Back _ -> work.plan(Stock.corrected(after.id(), units(locked, about, 1), now));
      case Missed _ -> {
        if (waits) {
          var _ =
              answers.decline(after.seller(), about.id(), after.carrier(), after.trackingNumber());
        }
      }
      case Waiting _ -> {
        // the carrier answers, or its time passes
      }
    }
    return after;
  }

  private void settle(Intercept intercept, boolean waits) {
    if (waits) {
      var _ = answers.approve(new Actor.Platform(), intercept.cancellationId());
    }
  }

  private static List<Units> units(LockedOrder locked, Cancellation about, int sign) {
    Map<UUID, OrderLine> lines = OrderLines.byId(locked.lines());
    return about.lines().stream()
        .map(
            line ->
                new Units(
                    Objects.requireNonNull(lines.get(line.lineId())).variantId(),
                    sign * line.quantity()))
        .toList();
  }

  private void note(
      UnitOfWork work, LockedOrder locked, Intercept intercept, String event, Instant now) {
    InterceptState state = intercept.state();
    work.plan(
        Write.expecting(
            1,
            """
            INSERT INTO cancellations.intercept_steps
              (id, intercept_id, order_id, buyer_id, at, event, state)
            VALUES (?, ?, ?, ?, ?, ?, ?)\
            """,
            Ids.next(),
            intercept.id(),
            intercept.orderId(),
            intercept.buyerId(),
            now,
            event,
            state.name()));
    work.plan(
        state instanceof Waiting waiting
            ? Deadlines.set(KIND, intercept.id(), waiting.answerBy())
            : Deadlines.clear(intercept.id(), KIND));
    history.record(
        work,
        locked.order(),
        OrderChange.INTERCEPT,
        intercept.seller(),
        Map.of("state", state.name()),
        intercept.id(),
        now);
  }

  private static Write insert(Intercept one, Instant now) {
    return Write.expecting(
        1,
        """
        INSERT INTO cancellations.intercepts (id, cancellation_id, order_id, buyer_id, shop_id,
          carrier, tracking_number, state, answer_by, started_by, started_at, changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        one.id(),
        one.cancellationId(),
        one.orderId(),
        one.buyerId(),
        one.shopId(),
        one.carrier(),
        one.trackingNumber(),
        one.state().name(),
        answerBy(one.state()),
        one.startedBy(),
        one.startedAt(),
        now);
  }

  private static @Nullable Instant answerBy(InterceptState state) {
    return state instanceof Waiting waiting ? waiting.answerBy() : null;
  }

  private Duration carriersTime() {
    return policies.current().redress().carrierAnswersWithin();
  }

  private static InterceptOutcome refused(String rule, String state) {
    return new InterceptOutcome.Refused(new Refusal("not-interceptable", rule, state, List.of()));
  }
}
