package dev.unbuy.checkout;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Orders;
import dev.unbuy.payments.Captures;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.TenderStatus;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Derives a purchase's payment from its tenders: paid when all of them are good, under review while
 * one is looked at, unpaid otherwise. The dates that were promised count from the payment.
 */
@Component
class SettlePayment {

  private final Orders orders;
  private final OrderHistory history;
  private final Policies policies;
  private final InstantSource clock;

  SettlePayment(Orders orders, OrderHistory history, Policies policies, InstantSource clock) {
    this.orders = orders;
    this.history = history;
    this.policies = policies;
    this.clock = clock;
  }

  void apply(UnitOfWork work, UUID purchaseId) {
    Answer<Order> locked = work.ask(orders.lockPurchase(purchaseId));
    Answer<Tender> tenders = work.ask(Tender.ofPurchase(purchaseId));
    OrderPayment payment = paymentOf(tenders.rows());
    boolean declined =
        tenders.rows().stream().anyMatch(tender -> tender.status() == TenderStatus.DECLINED);
    Instant now = clock.instant();
    for (Order order : locked.rows()) {
      bookWhatIsPaid(work, order, now);
      if (order.payment() != payment) {
        change(work, order, payment, now);
      } else if (declined) {
        history.record(
            work,
            order,
            OrderChange.PAYMENT_DECLINED,
            new Actor.Platform(),
            Map.of(),
            purchaseId,
            now);
      }
    }
  }

  private static OrderPayment paymentOf(List<Tender> tenders) {
    if (tenders.stream().allMatch(tender -> tender.status().isGood())) {
      return OrderPayment.PAID;
    }
    boolean open =
        tenders.stream()
            .allMatch(
                tender -> tender.status().isGood() || tender.status() == TenderStatus.UNDER_REVIEW);
    return open ? OrderPayment.UNDER_REVIEW : OrderPayment.UNPAID;
  }

  private void change(UnitOfWork work, Order order, OrderPayment payment, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate ships = WorkingDays.plus(today, order.handlingDays());
    Instant shipBy = ships.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    boolean paid = payment == OrderPayment.PAID;
    work.plan(
        OrderWrites.payment(
            order.id(),
            payment,
            paid ? now : null,
            shipBy,
            WorkingDays.plus(ships, order.transitMin()),
            WorkingDays.plus(ships, order.transitMax())));
    if (paid && order.status() != OrderStatus.CANCELED) {
      setDeadlines(work, order, shipBy, now);
    }
    OrderChange change =
        switch (payment) {
          case PAID -> OrderChange.PAID;
          case UNDER_REVIEW -> OrderChange.PAYMENT_REVIEW;
          case UNPAID -> OrderChange.PAYMENT_DECLINED;
        };
    history.record(work, order, change, new Actor.Platform(), Map.of(), order.purchaseId(), now);
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
  }

  private static void bookWhatIsPaid(UnitOfWork work, Order order, Instant now) {
    work.ask(TenderShare.ofOrder(order.id())).rows().stream()
        .filter(share -> share.tenderStatus() == TenderStatus.PAID)
        .filter(share -> share.capture() == 0 && share.goingBack() + share.released() == 0)
        .forEach(share -> Captures.book(work, order.account(), share, now));
  }
}
