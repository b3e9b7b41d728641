package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.UndoFacts;
import dev.unbuy.cancellations.rules.WhoMayUndo;
import dev.unbuy.cancellations.rules.WhoMayUndo.Objection;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.UnitMove;
import dev.unbuy.payments.StoreCredits;
import dev.unbuy.payments.StoreCredits.Balance;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.RedressNumbers;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refunds;
import dev.unbuy.refunds.RevokeRefund;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A buyer thinks better of a cancellation that has just taken effect: units, price, discounts and
 * money are the order's again as if it had never been canceled.
 *
 * <p>The money makes it possible: the refund of such a cancellation is held for a moment before it
 * is sent ({@link RedressNumbers}), and this holds the refund's row while it looks, as the sender
 * does before it begins. Whoever has it first decides; the other finds nothing left to do.
 */
@Component
public class UndoCancellation {

  private static final String UNDONE =
      """
      UPDATE cancellations.cancellations SET status = 'UNDONE', undone_at = ?
      WHERE id = ? AND status = 'SETTLED'\
      """;

  private final Transactions transactions;
  private final Cancellations cancellations;
  private final CancelOrder cancelOrder;
  private final Policies policies;
  private final InstantSource clock;

  UndoCancellation(
      Transactions transactions,
      Cancellations cancellations,
      CancelOrder cancelOrder,
      Policies policies,
      InstantSource clock) {
    this.transactions = transactions;
    this.cancellations = cancellations;
    this.cancelOrder = cancelOrder;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Undoes it.
   *
   * @throws NotFound when it is not this buyer's
   */
  public CancelOutcome undo(Actor.Buyer buyer, UUID id) {
    return transactions.run(
        work -> {
          UUID orderId = cancellations.orderOf(work, id, buyer);
          LockedOrder locked = cancelOrder.read(work, orderId, buyer);
          var _ = work.ask(RevokeRefund.lock(id));
          var rows = work.ask(Refunds.ofOrder(orderId));
          var siblings = work.ask(cancellations.ofOrders(List.of(orderId)));
          var swap = work.ask(SellerSwaps.ofCancellation(id));
          List<Refund> refunds = Refunds.together(rows.rows());
          Cancellation present =
              siblings.rows().stream()
                  .filter(one -> one.id().equals(id))
                  .map(one -> Cancellations.withRefund(one, refunds))
                  .findFirst()
                  .orElseThrow();
          Instant now = clock.instant();
          Optional<Objection> objection =
              WhoMayUndo.objection(
                  facts(work, locked, present, siblings.rows(), swap.first().isPresent()), now);
          return objection.isPresent()
              ? refused(present, objection.get())
              : new CancelOutcome.Settled(undo(work, locked, present, buyer, now));
        });
  }

  /** Until when a buyer can undo it, as far as is known now; null when not any more. */
  public @Nullable Instant until(Cancellation one) {
    if (one.status() != CancellationStatus.SETTLED || !isSettledAtOnce(one) || one.byWithdrawal()) {
      return null;
    }
    Instant end = end(one);
    Refund refund = one.money();
    if (refund != null && refund.isSent()) {
      Instant held = refund.heldUntil();
      if (held == null || refund.sendingAt() != null) {
        return null;
      }
      end = held.isBefore(end) ? held : end;
    }
    return clock.instant().isBefore(end) ? end : null;
  }

  private Instant end(Cancellation one) {
    return Objects.requireNonNull(one.decidedAt()).plus(policies.current().redress().undoFor());
  }

  private static boolean isSettledAtOnce(Cancellation one) {
    return one.askedBy() == Asker.BUYER
        && one.sellerAnswersBy() == null
        && one.askedAt().equals(one.decidedAt());
  }

  private UndoFacts facts(
      UnitOfWork work,
      LockedOrder locked,
      Cancellation one,
      List<Cancellation> siblings,
      boolean swapped) {
    boolean settled = one.status() == CancellationStatus.SETTLED;
    Refund refund = settled ? one.money() : null;
    return new UndoFacts(
        settled,
        isSettledAtOnce(one),
        one.byWithdrawal(),
        swapped,
        one.decidedAt() == null ? Instant.MIN : end(one),
        refund != null && !RevokeRefund.isPossible(refund),
        locked.order().payment() == OrderPayment.PAID,
        locked.order().deliveredAt() != null || locked.order().completedAt() != null,
        siblings.stream()
            .filter(other -> other.id().compareTo(one.id()) != 0)
            .noneMatch(other -> countsOn(other, one)),
        refund != null && isHoldUsed(locked, refund),
        !settled || refund == null || isCreditThere(work, locked, refund),
        !settled || isStockThere(work, locked, one));
  }

  /** A later one was computed with what this one had taken before. */
  private static boolean countsOn(Cancellation other, Cancellation one) {
    boolean counts =
        other.status() == CancellationStatus.SETTLED || other.status() == CancellationStatus.ASKED;
    return counts && !other.askedAt().isBefore(one.askedAt());
  }

  private static boolean isHoldUsed(LockedOrder locked, Refund refund) {
    return refund.parts().stream().anyMatch(part -> part.kind() == Refund.Kind.VOID)
        && locked.shares().stream().anyMatch(TenderShare::isHoldUsed);
  }

  private static boolean isCreditThere(UnitOfWork work, LockedOrder locked, Refund refund) {
    Map<PaymentMethod, Long> given = RevokeRefund.given(refund);
    if (given.isEmpty()) {
      return true;
    }
    Order order = locked.order();
    Map<PaymentMethod, Long> there =
        work.ask(StoreCredits.locked(order.buyerId(), order.currency())).rows().stream()
            .collect(Collectors.toMap(Balance::kind, one -> one.amount().minor()));
    return given.entrySet().stream()
        .allMatch(one -> there.getOrDefault(one.getKey(), 0L) >= one.getValue());
  }

  private static boolean isStockThere(UnitOfWork work, LockedOrder locked, Cancellation one) {
    Map<UUID, Integer> wanted =
        stock(locked, one).stream()
            .collect(Collectors.toMap(Units::variantId, Units::quantity, Integer::sum));
    Map<UUID, Integer> free =
        work.ask(Stock.available(wanted.keySet())).rows().stream()
            .collect(Collectors.toMap(Units::variantId, Units::quantity));
    return wanted.entrySet().stream()
        .allMatch(want -> free.getOrDefault(want.getKey(), 0) >= want.getValue());
  }

  private static List<Units> stock(LockedOrder locked, Cancellation one) {
    Map<UUID, UUID> variants =
        locked.lines().stream()
            .collect(Collectors.toMap(line -> line.id(), line -> line.variantId()));
    return one.lines().stream()
        .map(
            line -> new Units(Objects.requireNonNull(variants.get(line.lineId())), line.quantity()))
        .toList();
  }

  private Cancellation undo(
      UnitOfWork work, LockedOrder locked, Cancellation one, Actor buyer, Instant now) {
    work.plan(Write.expecting(1, UNDONE, now, one.id()));
    work.plan(
        OrderWrites.move(
            one.lines().stream()
                .map(line -> UnitMove.kept(line.lineId(), line.quantity(), line.refund().minor()))
                .toList()));
    work.plan(
        OrderWrites.count(
            one.orderId(), -one.units(), 0, 0, -one.refund().minor(), -one.shipping().minor()));
    work.plan(Stock.reserve(Ids.next(), stock(locked, one), now));
    if (one.money() != null) {
      RevokeRefund.plan(work, locked.order(), one.money(), now);
    }
    work.plan(OrderTimers.running(locked, policies.current()));
    cancelOrder.tell(work, locked.order(), one, OrderChange.CANCELLATION_UNDONE, buyer, now);
    return one.with(CancellationStatus.UNDONE, one.decidedAt(), null);
  }

  private static CancelOutcome refused(Cancellation present, Objection objection) {
    return new CancelOutcome.Refused(
        new Refusal(
            "not-undoable", "UNDO_" + objection.name(), present.status().name(), List.of()));
  }
}
