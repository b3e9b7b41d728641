package dev.unbuy.refunds;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.payments.Captures;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.Refund.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what is owed to a buyer, in the transaction that makes it due. */
@Component
public class OweRefund {

  private static final String REFUND =
      """
      INSERT INTO refunds.refunds
        (id, order_id, buyer_id, shop_id, cause, currency, amount, requested_at, held_until)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private final Outbox outbox;
  private final LearnedArrivals arrivals;

  OweRefund(Outbox outbox, LearnedArrivals arrivals) {
    this.outbox = outbox;
    this.arrivals = arrivals;
  }

  /** How an amount would go back now. */
  public RefundPlan plan(
      Order order, List<TenderShare> shares, long amount, RefundTo to, Instant now) {
    return RefundPlan.of(amount, order.currency(), shares, to, arrivals.current(), now);
  }

  /** Owes an amount to the tenders that it came from. */
  public Optional<Refund> owe(
      UnitOfWork work,
      Order order,
      List<TenderShare> shares,
      long amount,
      UUID cause,
      Instant now) {
    return owe(work, order, shares, amount, RefundTo.ORIGINAL, cause, Duration.ZERO, now);
  }

  /**
   * Owes an amount with this unit of work, which holds the order's lock and read these shares under
   * it.
   *
   * @param to where the buyer wants it
   * @param cause the cancellation, return, … that makes it due; it can be one refund's only
   * @param hold for how long nothing is sent; zero sends at once
   * @return the refund; empty when nothing has to go back
   */
  public Optional<Refund> owe(
      UnitOfWork work,
      Order order,
      List<TenderShare> shares,
      long amount,
      RefundTo to,
      UUID cause,
      Duration hold,
      Instant now) {
    RefundPlan plan = plan(order, shares, amount, to, now);
    Map<UUID, TenderShare> byId =
        shares.stream().collect(Collectors.toMap(TenderShare::id, Function.identity()));
    plan.givenUp()
        .forEach(
            part ->
                work.plan(Objects.requireNonNull(byId.get(part.tenderId())).giveUp(part.amount())));
    if (plan.parts().isEmpty()) {
      return Optional.empty();
    }
    OwedFrom accounts = OwedFrom.of(work, order);
    Refund refund = refundOf(order, plan, cause, hold.isZero() ? null : now.plus(hold), now);
    write(work, refund);
    for (Part part : refund.parts()) {
      TenderShare share = Objects.requireNonNull(byId.get(part.shareId()));
      if (share.method().isBalance()) {
        Captures.book(work, order.account(), share, now);
      }
      work.plan(share.owe(part.amount().minor()));
      book(work, order, accounts, part, now);
    }
    tell(work, refund, now);
    return Optional.of(refund);
  }

  private static Refund refundOf(
      Order order, RefundPlan plan, UUID cause, @Nullable Instant heldUntil, Instant now) {
    long sum = plan.parts().stream().mapToLong(part -> part.amount().minor()).sum();
    return new Refund(
        Ids.next(),
        order.id(),
        order.buyerId(),
        order.shopId(),
        cause,
        new Money(sum, order.currency()),
        now,
        heldUntil,
        null,
        plan.parts());
  }

  private void tell(UnitOfWork work, Refund refund, Instant now) {
    if (refund.status() == Status.SUCCEEDED) {
      outbox.publish(work, new RefundArrived(now, refund.id(), refund.orderId(), refund.buyerId()));
      return;
    }
    RefundRequested requested =
        new RefundRequested(now, refund.id(), refund.orderId(), refund.buyerId());
    if (refund.heldUntil() == null) {
      outbox.publish(work, requested);
    } else {
      outbox.publishAt(work, requested, refund.heldUntil());
    }
  }

  private static void book(
      UnitOfWork work, Order order, OwedFrom accounts, Part part, Instant now) {
    if (part.kind() == Kind.VOID) {
      return;
    }
    accounts.take(work, part, now);
    if (part.status() == Status.SUCCEEDED) {
      PartBooks.settled(work, order.account(), part, false, now);
    }
  }

  private static void write(UnitOfWork work, Refund refund) {
    work.plan(
        Write.expecting(
            1,
            REFUND,
            refund.id(),
            refund.orderId(),
            refund.buyerId(),
            refund.shopId(),
            refund.cause(),
            refund.amount().currency(),
            refund.amount().minor(),
            refund.requestedAt(),
            refund.heldUntil()));
    refund.parts().forEach(part -> work.plan(PartWrites.insert(refund, part)));
  }
}
