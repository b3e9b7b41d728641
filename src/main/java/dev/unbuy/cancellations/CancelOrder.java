package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.CancellationDecision.Decided;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Decision;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.Rule;
import dev.unbuy.changes.AnswerChange;
import dev.unbuy.changes.Change;
import dev.unbuy.inventory.Stock;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.UnitMove;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.OweRefund;
import dev.unbuy.refunds.Refund;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cancels units of an order, or asks the seller for it: lock and read in one round trip, decide,
 * flush in one, commit.
 */
@Component
public class CancelOrder {

  private final Transactions transactions;
  private final Orders orders;
  private final CancellationDecision decisions;
  private final CancellationWrites writes;
  private final OweRefund refunds;
  private final RaiseContest contests;
  private final OrderHistory history;
  private final AnswerChange changes;
  private final Outbox outbox;
  private final InstantSource clock;

  CancelOrder(
      Transactions transactions,
      Orders orders,
      CancellationDecision decisions,
      CancellationWrites writes,
      OweRefund refunds,
      RaiseContest contests,
      OrderHistory history,
      AnswerChange changes,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.decisions = decisions;
    this.writes = writes;
    this.refunds = refunds;
    this.contests = contests;
    this.history = history;
    this.changes = changes;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Cancels.
   *
   * @throws NotFound when there is no such order that this actor may know of
   * @throws InvalidInput when a line is not of the order, a quantity is out of range, the reason is
   *     not the asker's to give, or the note is missing that it requires
   */
  public CancelOutcome cancel(CancelOrderCommand command) {
    return transactions.run(
        work -> {
          LockedOrder locked = read(work, command.orderId(), command.actor());
          return cancel(work, command, locked, clock.instant());
        });
  }

  /** A cancellation goes before a change that waits, where it wants units that the change holds. */
  private LockedOrder overtaking(UnitOfWork work, CancelOrderCommand command, LockedOrder locked) {
    if (!locked.anythingWaits()) {
      return locked;
    }
    Optional<Change> waiting = changes.waiting(work, command.orderId());
    if (waiting.isEmpty()) {
      return locked;
    }
    LockedOrder free = locked.without(waiting.get());
    if (locked.allCancellable(free.chosen(command.lines()))) {
      return locked;
    }
    changes.overtake(
        work, locked.order(), locked.lines(), locked.shares(), waiting.get(), command.actor());
    return free;
  }

  /** The same for an order that this unit of work has locked and read. */
  CancelOutcome cancel(
      UnitOfWork work, CancelOrderCommand command, LockedOrder locked, Instant now) {
    return decideAndPlan(work, command, overtaking(work, command, locked), now);
  }

  private CancelOutcome decideAndPlan(
      UnitOfWork work, CancelOrderCommand command, LockedOrder locked, Instant now) {
    Map<UUID, Integer> chosen = locked.chosen(command.lines());
    Decided decided =
        decisions.decide(work, locked, chosen, command.asker(), command.reason(), now);
    command.requireNote(decided.given());
    return switch (decided.decision()) {
      case Decision.Refused refused -> new CancelOutcome.Refused(refusal(locked, refused, now));
      case Decision.Settled _ ->
          new CancelOutcome.Settled(settle(work, command, locked, decided, now));
      case Decision.Asked asked ->
          new CancelOutcome.Asked(
              ask(work, command, locked, decided, asked.sellerAnswersBy(), now));
    };
  }

  private Cancellation settle(
      UnitOfWork work,
      CancelOrderCommand command,
      LockedOrder locked,
      Decided decided,
      Instant now) {
    Cancellation cancellation =
        cancellation(command, locked.order(), decided, CancellationStatus.SETTLED, null, now);
    insert(work, command, decided, cancellation, now);
    undoUnits(work, locked, cancellation, false, now);
    work.plan(
        OrderWrites.count(
            command.orderId(),
            cancellation.units(),
            0,
            0,
            cancellation.refund().minor(),
            cancellation.shipping().minor()));
    Optional<Refund> refund =
        refunds.owe(
            work,
            locked.order(),
            locked.shares(),
            cancellation.refund().minor(),
            cancellation.refundTo(),
            cancellation.id(),
            command.asker() == Asker.BUYER ? decisions.refundHold() : Duration.ZERO,
            now);
    if (isByBuyersOwnFault(cancellation)) {
      work.plan(BuyerHabits.lookSoon(cancellation.buyerId(), now));
    }
    refund.ifPresent(owed -> decisions.haveItSentInTime(work, locked.order(), owed, now));
    tell(work, locked.order(), cancellation, OrderChange.UNITS_CANCELED, command.actor(), now);
    if (command.reason().equals(Reason.OUT_OF_STOCK)) {
      work.plan(Stock.emptied(cancellation.id(), locked.variantsOf(cancellation), now));
    }
    contests.suspicion(work, locked.order(), cancellation, command.actor(), now);
    return cancellation.with(CancellationStatus.SETTLED, now, refund.orElse(null));
  }

  private static boolean isByBuyersOwnFault(Cancellation one) {
    return one.askedBy() == Asker.BUYER
        && one.fault() == Fault.BUYER
        && one.rule() != Rule.STATUTORY_WITHDRAWAL;
  }

  private Cancellation ask(
      UnitOfWork work,
      CancelOrderCommand command,
      LockedOrder locked,
      Decided decided,
      Instant answersBy,
      Instant now) {
    Cancellation cancellation =
        cancellation(command, locked.order(), decided, CancellationStatus.ASKED, answersBy, now);
    insert(work, command, decided, cancellation, now);
    work.plan(
        OrderWrites.move(
            cancellation.lines().stream()
                .map(line -> UnitMove.asked(line.lineId(), line.quantity(), line.refund().minor()))
                .toList()));
    work.plan(
        OrderWrites.count(
            command.orderId(),
            0,
            0,
            0,
            cancellation.refund().minor(),
            cancellation.shipping().minor()));
    work.plan(Deadlines.set(SellersSilence.KIND, cancellation.id(), answersBy));
    tell(work, locked.order(), cancellation, OrderChange.CANCELLATION_ASKED, command.actor(), now);
    return cancellation;
  }

  private void insert(
      UnitOfWork work,
      CancelOrderCommand command,
      Decided decided,
      Cancellation cancellation,
      Instant now) {
    writes.insert(work, cancellation, decided, command.actor());
    if (command.asker() == Asker.BUYER) {
      work.plan(RemedyOffers.declined(command.orderId(), now));
    }
  }

  /** Takes a cancellation's units out of its order. */
  void undoUnits(
      UnitOfWork work, LockedOrder locked, Cancellation cancellation, boolean asked, Instant now) {
    UndoUnits.plan(work, locked, cancellation, asked, decisions.protection(), now);
  }

  /** Tells the order's history and those who listen. */
  void tell(
      UnitOfWork work,
      Order order,
      Cancellation cancellation,
      OrderChange change,
      Actor actor,
      Instant now) {
    history.record(
        work,
        order,
        change,
        actor,
        Map.of(
            "units", cancellation.units(),
            "reason", cancellation.reason(),
            "refund", cancellation.refund().minor()),
        cancellation.id(),
        now);
    CancellationStatus status =
        switch (change) {
          case CANCELLATION_ASKED -> CancellationStatus.ASKED;
          case CANCELLATION_DECLINED -> CancellationStatus.DECLINED;
          case CANCELLATION_TAKEN_BACK -> CancellationStatus.TAKEN_BACK;
          case CANCELLATION_UNDONE -> CancellationStatus.UNDONE;
          default -> CancellationStatus.SETTLED;
        };
    outbox.publish(
        work,
        new CancellationDecided(
            now, cancellation.id(), order.id(), order.buyerId(), order.shopId(), status));
  }

  /** Locks the order and reads all that a decision needs, in one round trip. */
  LockedOrder read(UnitOfWork work, UUID orderId, Actor actor) {
    Answer<Order> order = work.ask(orders.lock(orderId, actor));
    decisions.ask(work);
    var lines = work.ask(Orders.lines(orderId));
    var parcels = work.ask(Orders.fulfillments(orderId));
    var shares = work.ask(TenderShare.ofOrder(orderId));
    var limit = BuyerHabits.ask(work, actor);
    return new LockedOrder(
        order.first().orElseThrow(() -> new NotFound("order")),
        lines.rows(),
        parcels.rows(),
        shares.rows(),
        BuyerHabits.heard(limit));
  }

  private Refusal refusal(LockedOrder locked, Decision.Refused refused, Instant now) {
    Order order = locked.order();
    return new Refusal(
        "not-cancellable",
        refused.rule().name(),
        order.status().name(),
        decisions.alternatives(order, now).stream().map(Enum::name).toList(),
        locked.lastShippedAt());
  }

  private static Cancellation cancellation(
      CancelOrderCommand command,
      Order order,
      Decided decided,
      CancellationStatus status,
      @Nullable Instant answersBy,
      Instant now) {
    return new Cancellation(
        Ids.next(),
        order.id(),
        order.buyerId(),
        order.shopId(),
        status,
        command.asker(),
        accountOf(command.actor()),
        decided.decision().rule(),
        command.reason(),
        command.note(),
        decided.settledFinding(),
        order.money(decided.undone().refund()),
        order.money(decided.undone().shipping()),
        decided.undone().lines().stream()
            .map(
                line ->
                    new Cancellation.Line(line.id(), line.quantity(), order.money(line.refund())))
            .toList(),
        now,
        answersBy,
        status == CancellationStatus.ASKED ? null : now,
        null,
        null,
        command.refundTo(),
        command.byWithdrawal(),
        null);
  }

  static @Nullable UUID accountOf(Actor actor) {
    return switch (actor) {
      case Actor.Buyer buyer -> buyer.accountId();
      case Actor.Seller seller -> seller.accountId();
      case Actor.Agent agent -> agent.accountId();
      case Actor.Operator operator -> operator.accountId();
      case Actor.Platform _ -> null;
    };
  }
}
