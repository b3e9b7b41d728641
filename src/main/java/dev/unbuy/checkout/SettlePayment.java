package dev.unbuy.checkout;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Orders;
import dev.unbuy.orders.UnpaidShipments;
import dev.unbuy.payments.Captures;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyPacks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Derives the payment of a purchase's orders from what pays them: paid when all of an order's
 * tenders are good, under review while one is looked at, unpaid otherwise, also when a hold has
 * ended before it was captured. A tender all of which has gone back pays nothing any more, and says
 * nothing. The dates that were promised count from the payment.
 */
@Component
public class SettlePayment {

  private final Orders orders;
  private final OrderHistory history;
  private final Policies policies;
  private final PolicyPacks packs;
  private final Captures captures;
  private final ObjectProvider<PaidOrders> paidOrders;
  private final InstantSource clock;

  SettlePayment(
      Orders orders,
      OrderHistory history,
      Policies policies,
      PolicyPacks packs,
      Captures captures,
      ObjectProvider<PaidOrders> paidOrders,
      InstantSource clock) {
    this.orders = orders;
    this.history = history;
    this.policies = policies;
    this.packs = packs;
    this.captures = captures;
    this.paidOrders = paidOrders;
    this.clock = clock;
  }

  /**
   * Locks the orders of a purchase, and derives.
   *
   * @param heard what has become of its tenders, written under that lock
   */
  public void apply(UnitOfWork work, UUID purchaseId, Write... heard) {
    Answer<Order> locked = work.ask(orders.lockPurchase(purchaseId));
    policies.ask(work);
    work.plan(List.of(heard));
    List<Waiting> waiting =
        paidOrders.stream()
            .map(one -> new Waiting(one, work.ask(one.waitingFor(purchaseId))))
            .toList();
    Map<UUID, List<TenderShare>> shares =
        work.ask(TenderShare.ofPurchase(purchaseId)).rows().stream()
            .collect(Collectors.groupingBy(TenderShare::orderId));
    Instant now = clock.instant();
    boolean paid = false;
    for (Order order : locked.rows()) {
      paid |= settle(work, order, shares.getOrDefault(order.id(), List.of()), now);
    }
    if (paid) {
      waiting.forEach(one -> one.what().rows().forEach(id -> one.by().paid(work, id)));
    }
  }

  /** Derives the payment of one, and answers whether it has become paid by that. */
  private boolean settle(UnitOfWork work, Order order, List<TenderShare> shares, Instant now) {
    bookWhatIsPaid(work, order, shares, now);
    List<TenderShare> paying = paying(shares);
    OrderPayment payment = paymentOf(paying);
    if (order.payment() != payment) {
      change(work, order, payment, now);
    } else if (paying.stream().anyMatch(TenderShare::isGone)) {
      history.record(
          work,
          order,
          OrderChange.PAYMENT_DECLINED,
          new Actor.Platform(),
          Map.of(),
          order.purchaseId(),
          now);
    }
    return payment == OrderPayment.PAID
        && order.payment() != payment
        && order.status() != OrderStatus.CANCELED;
  }

  private static List<TenderShare> paying(List<TenderShare> shares) {
    List<TenderShare> left = shares.stream().filter(share -> share.refundable() > 0).toList();
    return left.isEmpty() ? shares : left;
  }

  private static OrderPayment paymentOf(List<TenderShare> shares) {
    if (shares.stream().allMatch(TenderShare::isGood)) {
      return OrderPayment.PAID;
    }
    boolean open =
        shares.stream()
            .allMatch(
                share ->
                    share.isGood()
                        || (share.tenderStatus() == TenderStatus.UNDER_REVIEW && !share.isGone()));
    return open ? OrderPayment.UNDER_REVIEW : OrderPayment.UNPAID;
  }

  private void change(UnitOfWork work, Order order, OrderPayment payment, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate ships = WorkingDays.plus(today, order.handlingDays());
    Instant shipBy = ships.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    boolean paid = payment == OrderPayment.PAID;
    boolean left = order.unitsShipped() > 0;
    work.plan(
        OrderWrites.payment(
            order.id(),
            payment,
            paid ? now : null,
            left ? order.shipBy() : shipBy,
            left ? order.deliveryFrom() : WorkingDays.plus(ships, order.transitMin()),
            left ? order.deliveryTo() : WorkingDays.plus(ships, order.transitMax())));
    if (left) {
      shipped(work, order, payment, now);
    } else if (order.status() != OrderStatus.CANCELED) {
      if (paid) {
        setDeadlines(work, order, shipBy, now);
      } else if (payment == OrderPayment.UNPAID) {
        waitForAnotherPayment(work, order, now);
      }
    }
    OrderChange change =
        switch (payment) {
          case PAID -> OrderChange.PAID;
          case UNDER_REVIEW -> OrderChange.PAYMENT_REVIEW;
          case UNPAID ->
              order.payment() == OrderPayment.PAID
                  ? OrderChange.PAYMENT_LOST
                  : OrderChange.PAYMENT_DECLINED;
        };
    history.record(work, order, change, new Actor.Platform(), Map.of(), order.purchaseId(), now);
  }

  /**
   * Of an order that has left, the promised dates stay. What pays it is taken at once, and nothing
   * completes it before; what has not shipped yet waits like any order.
   */
  private void shipped(UnitOfWork work, Order order, OrderPayment payment, Instant now) {
    boolean more = order.unitsShipped() + order.unitsCanceled() < order.unitsOrdered();
    switch (payment) {
      case PAID -> {
        work.plan(UnpaidShipments.paid(order.id(), now));
        work.plan(Deadlines.clear(order.id(), OrderDeadlines.UNPAID));
        captures.request(work, order.account(), now);
        if (more) {
          work.plan(
              Deadlines.set(
                  OrderDeadlines.NOT_SHIPPED,
                  order.id(),
                  now.plus(policies.current().platformWaitsAfterShipBy())));
        }
        if (order.completedAt() == null) {
          EscrowHolds.endsAgain(work, order, policies.current().protection(), now);
        } else {
          work.plan(Deadlines.set(OrderDeadlines.RELEASE, order.id(), now));
        }
      }
      case UNPAID -> {
        work.plan(UnpaidShipments.noticed(order, now));
        if (more) {
          waitForAnotherPayment(work, order, now);
        }
      }
      case UNDER_REVIEW -> {
        // what pays it is looked at; it goes on from there
      }
    }
  }

  private void waitForAnotherPayment(UnitOfWork work, Order order, Instant now) {
    work.plan(Deadlines.clear(order.id(), OrderDeadlines.CAPTURE, OrderDeadlines.NOT_SHIPPED));
    work.plan(
        Deadlines.set(
            OrderDeadlines.UNPAID, order.id(), now.plus(policies.current().unpaidEndsAfter())));
  }

  private void setDeadlines(UnitOfWork work, Order order, Instant shipBy, Instant now) {
    PolicyNumbers numbers = policies.current();
    work.plan(Deadlines.clear(order.id(), OrderDeadlines.UNPAID));
    work.plan(Deadlines.set(OrderDeadlines.CAPTURE, order.id(), now.plus(numbers.gracePeriod())));
    work.plan(
        Deadlines.set(
            OrderDeadlines.NOT_SHIPPED,
            order.id(),
            shipBy.plus(numbers.platformWaitsAfterShipBy())));
    if (order.rights().packOf(packs).delay() != null) {
      work.plan(Deadlines.set(OrderDeadlines.DELAY, order.id(), shipBy));
    }
  }

  private static void bookWhatIsPaid(
      UnitOfWork work, Order order, List<TenderShare> shares, Instant now) {
    shares.stream()
        .filter(share -> share.tenderStatus() == TenderStatus.PAID)
        .forEach(share -> Captures.book(work, order.account(), share, now));
  }

  /** What hangs on the payment, and who answers for it. */
  private record Waiting(PaidOrders by, Answer<UUID> what) {}
}
