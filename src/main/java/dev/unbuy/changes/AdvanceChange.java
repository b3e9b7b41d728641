package dev.unbuy.changes;

import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.rules.ChangeRule;
import dev.unbuy.changes.rules.Restated;
import dev.unbuy.changes.rules.Restating;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.UnitMove;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.OweRefund;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Brings a waiting change on, with a unit of work that holds the order's lock: to the seller, into
 * effect, or to its end without effect, when its stock and its money go back.
 */
@Component
class AdvanceChange {

  private final ApplyChange application;
  private final OweRefund refunds;
  private final Policies policies;
  private final InstantSource clock;

  AdvanceChange(
      ApplyChange application, OweRefund refunds, Policies policies, InstantSource clock) {
    this.application = application;
    this.refunds = refunds;
    this.policies = policies;
    this.clock = clock;
  }

  /** Its tenders have answered: on with it, when all of them are good. */
  Change paid(UnitOfWork work, LockedChange locked, Change change, List<Tender> tenders) {
    Actor platform = new Actor.Platform();
    if (!change.waits()) {
      giveBack(work, locked, tenders, clock.instant());
      return change;
    }
    if (tenders.stream().anyMatch(tender -> tender.status() == TenderStatus.DECLINED)) {
      return end(work, locked, change, tenders, ChangeStatus.UNPAID, platform);
    }
    boolean good = tenders.stream().allMatch(tender -> tender.status().isGood());
    if (!good || change.status() == ChangeStatus.ASKED) {
      return change;
    }
    boolean asks =
        change.rule() == ChangeRule.SELLER_IS_ASKED
            && locked.order().payment() == OrderPayment.PAID;
    return asks ? ask(work, locked, change) : settle(work, locked, change, tenders, platform);
  }

  private Change ask(UnitOfWork work, LockedChange locked, Change change) {
    Instant now = clock.instant();
    Change asked = change.become(ChangeStatus.ASKED, now);
    work.plan(ChangeWrites.become(asked, change.status(), new Actor.Platform()));
    application.tell(work, locked.order(), asked, new Actor.Buyer(change.buyerId()), now);
    return asked;
  }

  /** Takes effect, if the order still has what it is about and it still costs the same. */
  Change settle(
      UnitOfWork work, LockedChange locked, Change change, List<Tender> tenders, Actor by) {
    LockedChange free = letGo(locked, change);
    Optional<Restated> after =
        Restating.of(free.order(), free.lines(), change.wish())
            .filter(one -> one.difference() == change.difference().minor())
            .filter(
                one ->
                    ChangeDecisions.toPay(free, change.wish(), one.difference())
                        == change.toPay().minor())
            .filter(one -> free.anythingLeft(isAboutNoUnits(change.wish())))
            .filter(one -> !concernsParcel(change) || !free.anythingPacked());
    if (after.isEmpty()) {
      return end(work, locked, change, tenders, ChangeStatus.OVERTAKEN, by);
    }
    Instant now = clock.instant();
    Change settled = change.become(ChangeStatus.SETTLED, now);
    work.plan(ChangeWrites.become(settled, change.status(), by));
    work.plan(Deadlines.clear(change.id(), ChangeClock.KIND));
    planLettingGo(work, change);
    application.settled(work, free, after.get(), settled, tenders, by, now);
    return settled;
  }

  private static boolean isAboutNoUnits(Wish wish) {
    return wish.lines().isEmpty() && wish.proposal() == null;
  }

  private static boolean concernsParcel(Change change) {
    return change.wish().address() != null || change.wish().faster() != null;
  }

  /** Ends without effect: the order stays as it was. */
  Change end(
      UnitOfWork work,
      LockedChange locked,
      Change change,
      List<Tender> tenders,
      ChangeStatus status,
      Actor by) {
    Instant now = clock.instant();
    Change ended = change.become(status, now);
    work.plan(ChangeWrites.become(ended, change.status(), by));
    work.plan(Deadlines.clear(change.id(), ChangeClock.KIND));
    planLettingGo(work, change);
    List<Units> reserved =
        change.wish().lines().stream()
            .flatMap(one -> Stream.concat(one.swapped().stream(), one.added().stream()))
            .map(pick -> new Units(pick.variantId(), pick.units()))
            .toList();
    if (!reserved.isEmpty()) {
      work.plan(Stock.release(change.id(), reserved, now));
    }
    giveBack(work, locked, tenders, now);
    application.tell(work, locked.order(), ended, by, now);
    return ended;
  }

  /**
   * What tenders of a change without effect hold or took goes back like any other money of the
   * order: each joins it, and all of it is owed at once. One without an answer is left until it has
   * one.
   */
  private void giveBack(UnitOfWork work, LockedChange locked, List<Tender> tenders, Instant now) {
    policies.ask(work);
    int position = locked.nextPosition();
    for (Tender tender : tenders) {
      boolean known = tender.status() != TenderStatus.REQUESTED;
      if (known && tender.status() != TenderStatus.DECLINED) {
        TenderShare share = ApplyChange.join(work, locked.order(), tender, position++, now);
        var _ =
            refunds.owe(work, locked.order(), List.of(share), tender.amount(), tender.id(), now);
      }
    }
  }

  /** The order as if its change did not hold any units back. */
  static LockedChange letGo(LockedChange locked, Change change) {
    return new LockedChange(
        locked.order(), letGo(locked.lines(), change), locked.shares(), Optional.empty());
  }

  static List<OrderLine> letGo(List<OrderLine> lines, Change change) {
    Map<UUID, Integer> held =
        change.wish().lines().stream()
            .collect(Collectors.toMap(one -> one.lineId(), one -> one.leaving()));
    return lines.stream().map(line -> line.waitingLess(held.getOrDefault(line.id(), 0))).toList();
  }

  private static void planLettingGo(UnitOfWork work, Change change) {
    List<UnitMove> moves =
        change.wish().lines().stream()
            .filter(one -> one.leaving() > 0)
            .map(one -> UnitMove.askedNoMore(one.lineId(), one.leaving(), 0))
            .toList();
    if (!moves.isEmpty()) {
      work.plan(OrderWrites.move(moves));
    }
  }
}
