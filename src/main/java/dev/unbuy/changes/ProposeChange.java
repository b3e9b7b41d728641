package dev.unbuy.changes;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.ChangeOutcome.Made;
import dev.unbuy.changes.ChangeOutcome.Refused;
import dev.unbuy.changes.rules.ChangeRule;
import dev.unbuy.changes.rules.Restated;
import dev.unbuy.changes.rules.Restating;
import dev.unbuy.changes.rules.WhoMayPropose;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.changes.rules.Wish.LineWish;
import dev.unbuy.changes.rules.Wish.NewDate;
import dev.unbuy.changes.rules.Wish.OtherGoods;
import dev.unbuy.changes.rules.Wish.Pick;
import dev.unbuy.changes.rules.Wish.Proposal;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.UnitMove;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A seller who does not have what was ordered proposes something else, or a later day, instead of
 * canceling. The buyer answers within a clock; what is proposed is kept for them until then, and
 * costs no more than what they paid. A no, or silence, cancels what is missing.
 */
@Component
public class ProposeChange {

  private static final int LONGEST_DAYS = 180;

  private final Transactions transactions;
  private final Changes changes;
  private final ChangeDecisions decisions;
  private final ChangeWrites writes;
  private final ApplyChange application;
  private final Policies policies;
  private final InstantSource clock;

  ProposeChange(
      Transactions transactions,
      Changes changes,
      ChangeDecisions decisions,
      ChangeWrites writes,
      ApplyChange application,
      Policies policies,
      InstantSource clock) {
    this.transactions = transactions;
    this.changes = changes;
    this.decisions = decisions;
    this.writes = writes;
    this.application = application;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Proposes.
   *
   * @throws NotFound when there is no such order of this shop
   * @throws InvalidInput when it cannot be proposed
   */
  public ChangeOutcome propose(ProposeCommand command) {
    return transactions.run(
        work -> {
          decisions.ask(work);
          LockedChange locked = changes.lock(work, command.orderId(), command.seller());
          OrderLine line =
              Optional.ofNullable(OrderLines.byId(locked.lines()).get(command.lineId()))
                  .orElseThrow(() -> new InvalidInput("lineId", "is not a line of this order"));
          Instant now = clock.instant();
          Offer other = other(work, command, locked.order(), line);
          Instant until = until(locked.order(), now);
          Wish wish = wish(command, locked.order(), line, other, now);
          Optional<ChangeRule> objection =
              WhoMayPropose.objection(facts(work, command, locked, line, other, until), now);
          return objection
              .<ChangeOutcome>map(rule -> refused(locked.order(), rule))
              .orElseGet(() -> write(work, command, locked, line, wish, until, now));
        });
  }

  private static @Nullable Offer other(
      UnitOfWork work, ProposeCommand command, Order order, OrderLine line) {
    UUID variant = command.variantId();
    if (variant == null) {
      return null;
    }
    return work.ask(Offers.of(List.of(variant)))
        .first()
        .filter(one -> one.shopId().equals(order.shopId()) && one.active())
        .filter(one -> one.currency().equals(order.currency()))
        .filter(one -> !one.variantId().equals(line.variantId()))
        .orElseThrow(() -> new InvalidInput("variantId", "is nothing else that you offer"));
  }

  private static WhoMayPropose.Facts facts(
      UnitOfWork work,
      ProposeCommand command,
      LockedChange locked,
      OrderLine line,
      @Nullable Offer other,
      Instant until) {
    boolean there =
        other == null
            || work.ask(Stock.available(List.of(other.variantId()))).rows().stream()
                .anyMatch(one -> one.quantity() >= command.quantity());
    return new WhoMayPropose.Facts(
        locked.waiting().isPresent(),
        locked.order().payment(),
        command.quantity(),
        line.fulfillable(),
        there,
        until);
  }

  /** Before the marketplace itself cancels what was not shipped, the buyer has answered. */
  private Instant until(Order order, Instant now) {
    Instant until = now.plus(policies.current().sellerAnswersWithin());
    Instant end =
        order
            .shipBy()
            .plus(policies.current().platformWaitsAfterShipBy())
            .minus(ChangeDecisions.BEFORE_THE_END);
    return end.isBefore(until) ? end : until;
  }

  private static Wish wish(
      ProposeCommand command, Order order, OrderLine line, @Nullable Offer other, Instant now) {
    Proposal proposal =
        new Proposal(
            command.seller().accountId(),
            new UnitsOfLine(line.id(), command.quantity()),
            newDate(order, command.shipBy(), now));
    if (other == null) {
      return new Wish(List.of(), null, null, false, null, proposal);
    }
    OtherGoods goods =
        other.listingId().equals(line.listingId())
            ? null
            : new OtherGoods(other.listingId(), other.title(), other.art());
    Pick pick =
        new Pick(
            other.variantId(),
            other.variant(),
            Math.min(other.price(), line.unitPrice()),
            command.quantity(),
            goods);
    return new Wish(
        List.of(new LineWish(line.id(), 0, List.of(pick), List.of())),
        null,
        null,
        false,
        null,
        proposal);
  }

  private static @Nullable NewDate newDate(Order order, @Nullable LocalDate day, Instant now) {
    if (day == null) {
      return null;
    }
    Instant shipBy = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    if (!shipBy.isAfter(order.shipBy())
        || !shipBy.isAfter(now)
        || shipBy.isAfter(now.plus(Duration.ofDays(LONGEST_DAYS)))) {
      throw new InvalidInput(
          "shipBy", "must be later than promised, within %d days".formatted(LONGEST_DAYS));
    }
    return new NewDate(
        shipBy,
        WorkingDays.plus(day, order.transitMin()),
        WorkingDays.plus(day, order.transitMax()));
  }

  private Made write(
      UnitOfWork work,
      ProposeCommand command,
      LockedChange locked,
      OrderLine line,
      Wish wish,
      Instant until,
      Instant now) {
    Order order = locked.order();
    Restated after = Restating.of(order, locked.lines(), wish).orElseThrow();
    Change change =
        new Change(
            Ids.next(),
            order.id(),
            order.buyerId(),
            order.shopId(),
            order.purchaseId(),
            ChangeStatus.PROPOSED,
            ChangeRule.SELLER_PROPOSES,
            wish,
            order.money(after.difference()),
            order.money(0),
            now,
            until,
            null);
    work.plan(writes.insert(change, command.seller()));
    List<Units> taken = after.taken();
    if (!taken.isEmpty()) {
      work.plan(Stock.reserve(change.id(), taken, now));
      work.plan(OrderWrites.move(List.of(UnitMove.asked(line.id(), command.quantity(), 0))));
    }
    work.plan(Stock.emptied(change.id(), List.of(line.variantId()), now));
    work.plan(Deadlines.set(ChangeClock.KIND, change.id(), until));
    application.tell(work, order, change, command.seller(), now);
    return new Made(change, null);
  }

  private static Refused refused(Order order, ChangeRule rule) {
    return new Refused(
        new Refusal("not-proposable", rule.name(), order.status().name(), List.of("CANCEL")));
  }
}
