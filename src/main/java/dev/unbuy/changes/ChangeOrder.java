package dev.unbuy.changes;

import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.ChangeDecisions.Decided;
import dev.unbuy.changes.ChangeOutcome.Made;
import dev.unbuy.changes.ChangeOutcome.Refused;
import dev.unbuy.changes.ChangeOutcome.Stale;
import dev.unbuy.changes.rules.ChangeRule;
import dev.unbuy.changes.rules.Restated;
import dev.unbuy.changes.rules.WhoMayChange.Outcome;
import dev.unbuy.checkout.Payments;
import dev.unbuy.inventory.Stock;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.UnitMove;
import dev.unbuy.payments.StoreCredits;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderWrites;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Changes an order, or asks the seller for it: lock and read, decide, flush, commit. What it costs
 * more is asked of the gateway after the commit, and the change takes effect when that holds.
 */
@Component
public class ChangeOrder {

  private final Transactions transactions;
  private final Changes changes;
  private final ChangeDecisions decisions;
  private final ChangeOptions options;
  private final ChangeWrites writes;
  private final ApplyChange application;
  private final Outbox outbox;
  private final InstantSource clock;

  ChangeOrder(
      Transactions transactions,
      Changes changes,
      ChangeDecisions decisions,
      ChangeOptions options,
      ChangeWrites writes,
      ApplyChange application,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.changes = changes;
    this.decisions = decisions;
    this.options = options;
    this.writes = writes;
    this.application = application;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Changes. After the commit, {@link #pay} has the payment asked for at once.
   *
   * @throws NotFound when there is no such order of this buyer
   * @throws InvalidInput when it cannot be wished for or paid so
   */
  public ChangeOutcome make(ChangeOrderCommand command) {
    return transactions.run(
        work -> {
          decisions.ask(work);
          LockedChange locked = changes.lock(work, command.orderId(), command.buyer());
          Instant now = clock.instant();
          Decided decided = decisions.decide(work, locked, command, true, now);
          ChangePreview present = options.preview(locked, decided, now);
          if (command.seen() != null && !command.seen().equals(present.seen())) {
            return new Stale(present);
          }
          return decided.after() == null
              ? new Refused(refusal(locked, decided))
              : write(work, command, locked, decided, decided.after(), now);
        });
  }

  /** Has the payment asked for now, on this thread; to be called after the commit. */
  public void pay(UUID toBePaid) {
    outbox.deliverNow(toBePaid);
  }

  private Made write(
      UnitOfWork work,
      ChangeOrderCommand command,
      LockedChange locked,
      Decided decided,
      Restated after,
      Instant now) {
    List<Tender> tenders = tenders(work, command, locked.order(), decided);
    Change change = change(locked.order(), decided, after, tenders, now);
    work.plan(writes.insert(change, command.buyer()));
    if (!after.taken().isEmpty()) {
      work.plan(Stock.reserve(change.id(), after.taken(), now));
    }
    if (!change.waits()) {
      application.settled(work, locked, after, change, List.of(), command.buyer(), now);
      return new Made(change, null);
    }
    if (!after.leaving().isEmpty()) {
      work.plan(
          OrderWrites.move(
              after.leaving().stream()
                  .map(one -> UnitMove.asked(one.lineId(), one.quantity(), 0))
                  .toList()));
    }
    Instant until = Objects.requireNonNull(change.waitsUntil());
    work.plan(Deadlines.set(ChangeClock.KIND, change.id(), until));
    if (change.status() == ChangeStatus.ASKED) {
      application.tell(work, locked.order(), change, command.buyer(), now);
      return new Made(change, null);
    }
    return new Made(change, hold(work, locked, change, tenders, until, now));
  }

  /** The tenders are kept for the change, and an order that is not paid is kept as long. */
  private UUID hold(
      UnitOfWork work,
      LockedChange locked,
      Change change,
      List<Tender> tenders,
      Instant until,
      Instant now) {
    int position = locked.nextPosition();
    for (Tender tender : tenders) {
      if (tender.method().isBalance()) {
        work.plan(
            StoreCredits.take(
                tender.buyerId(), tender.method(), tender.currency(), tender.amount()));
      }
      work.plan(TenderWrites.place(tender.heldFor(change.id()), position++, now));
    }
    if (locked.order().payment() == OrderPayment.UNPAID) {
      work.plan(Deadlines.set(OrderDeadlines.UNPAID, change.orderId(), until.plusSeconds(60)));
    }
    return outbox.publishHeld(work, new ChangeToBePaid(now, change.id(), change.purchaseId()));
  }

  private static List<Tender> tenders(
      UnitOfWork work, ChangeOrderCommand command, Order order, Decided decided) {
    if (decided.toPay() == 0) {
      return List.of();
    }
    if (command.payments().isEmpty()) {
      throw new InvalidInput(
          "payments", "are required: %s is to be paid".formatted(order.money(decided.toPay())));
    }
    List<Tender> tenders =
        Payments.tenders(
            command.payments(),
            order.purchaseId(),
            order.buyerId(),
            decided.toPay(),
            order.currency());
    requireCredit(work, order, tenders);
    return tenders;
  }

  private static void requireCredit(UnitOfWork work, Order order, List<Tender> tenders) {
    List<Tender> balances = tenders.stream().filter(one -> one.method().isBalance()).toList();
    if (balances.isEmpty()) {
      return;
    }
    Map<PaymentMethod, Long> left =
        work.ask(StoreCredits.locked(order.buyerId(), order.currency())).rows().stream()
            .collect(Collectors.toMap(one -> one.kind(), one -> one.amount().minor()));
    for (Tender tender : balances) {
      long after = left.merge(tender.method(), -tender.amount(), Long::sum);
      if (after < 0) {
        throw new InvalidInput(
            "payments",
            "take more of a balance than the %s there is"
                .formatted(order.money(after + tender.amount())));
      }
    }
  }

  private static Change change(
      Order order, Decided decided, Restated after, List<Tender> tenders, Instant now) {
    ChangeStatus status =
        !tenders.isEmpty()
            ? ChangeStatus.PAYING
            : decided.verdict().outcome() == Outcome.ASKED
                ? ChangeStatus.ASKED
                : ChangeStatus.SETTLED;
    boolean waits = status != ChangeStatus.SETTLED;
    return new Change(
        Ids.next(),
        order.id(),
        order.buyerId(),
        order.shopId(),
        order.purchaseId(),
        status,
        decided.verdict().rule(),
        decided.wish(),
        order.money(after.difference()),
        order.money(decided.toPay()),
        now,
        waits ? decided.waitsUntil() : null,
        waits ? null : now);
  }

  private static Refusal refusal(LockedChange locked, Decided decided) {
    ChangeRule rule = decided.verdict().rule();
    return new Refusal(
        "not-changeable", rule.name(), locked.order().status().name(), alternatives(rule));
  }

  private static List<String> alternatives(ChangeRule rule) {
    return switch (rule) {
      case NOTHING_LEFT_TO_CHANGE -> List.of("MESSAGE_SELLER", "RETURN");
      case A_CHANGE_IS_WAITING -> List.of("TAKE_BACK_CHANGE");
      case UNITS_ARE_PACKED, ADDRESS_IS_ON_A_PARCEL -> List.of("CANCEL", "MESSAGE_SELLER");
      case NOT_SHIPPED_THERE -> List.of("CANCEL");
      case NO_FASTER_WAY -> List.of("AGREE_TO_NEW_DATE", "CANCEL", "MESSAGE_SELLER");
      case NOTHING_PAID_YET, NO_TIME_TO_ANSWER -> List.of("CANCEL");
      case NOT_SO_MANY_LEFT -> List.of("CHOOSE_ANOTHER");
      case NOT_PAID_YET,
          WITHIN_GRACE_PERIOD,
          SELLER_NOT_CONCERNED,
          SELLER_ACCEPTS_AUTOMATICALLY,
          SELLER_IS_ASKED,
          SELLER_PROPOSES ->
          List.of();
    };
  }
}
