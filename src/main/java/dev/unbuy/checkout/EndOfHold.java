package dev.unbuy.checkout;

import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.orders.Orders;
import dev.unbuy.payments.Captures;
import dev.unbuy.payments.Releases;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.MoneyNumbers;
import dev.unbuy.policies.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Sees to it that no hold runs out unnoticed: some time before, what orders still count on is
 * captured, or given up so that the order waits for another payment; which, is policy. What belongs
 * to orders that are not paid in full runs out by itself.
 */
@Component
class EndOfHold implements DeadlineHandler {

  static final String KIND = "payment.hold-ends";

  /** What has no answer is looked at again after so long at the earliest. */
  private static final Duration SOONEST = Duration.ofHours(1);

  private final Orders orders;
  private final Captures captures;
  private final Releases releases;
  private final SettlePayment settlement;
  private final Policies policies;
  private final InstantSource clock;

  EndOfHold(
      Orders orders,
      Captures captures,
      Releases releases,
      SettlePayment settlement,
      Policies policies,
      InstantSource clock) {
    this.orders = orders;
    this.captures = captures;
    this.releases = releases;
    this.settlement = settlement;
    this.policies = policies;
    this.clock = clock;
  }

  /** Asks for what {@link #watch} turns on, along with what is read before it. */
  void ask(UnitOfWork work) {
    policies.ask(work);
  }

  /** Has it looked at in time. */
  Write watch(UUID tenderId, Instant expiresAt) {
    return Deadlines.set(KIND, tenderId, expiresAt.minus(numbers().expiryLead()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    work.ask(Tender.byId(subject)).first().ifPresent(tender -> end(work, tender));
  }

  private void end(UnitOfWork work, Tender tender) {
    Map<UUID, Order> paid =
        work.ask(orders.lockPurchase(tender.purchaseId())).rows().stream()
            .filter(order -> order.payment() == OrderPayment.PAID)
            .filter(order -> order.status() != OrderStatus.CANCELED)
            .collect(Collectors.toMap(Order::id, Function.identity()));
    List<TenderShare> shares = work.ask(TenderShare.ofTender(tender.id())).rows();
    askAgain(work, tender, shares, paid);
    List<TenderShare> held =
        shares.stream()
            .filter(share -> !share.isCaptureAsked() && !share.isGone() && share.refundable() > 0)
            .filter(share -> paid.containsKey(share.orderId()))
            .toList();
    for (TenderShare share : held) {
      Order order = paid.get(share.orderId());
      if (order != null) {
        end(work, order, share);
      }
    }
    if (numbers().atExpiry() == MoneyNumbers.AtExpiry.RELEASE && !held.isEmpty()) {
      settlement.apply(work, tender.purchaseId());
    }
  }

  /**
   * A capture that has no answer by now is asked for again, and looked at once more when the hold
   * is over: a gateway that declines it until then says then that nothing is left to take.
   */
  private void askAgain(
      UnitOfWork work, Tender tender, List<TenderShare> shares, Map<UUID, Order> paid) {
    List<Order> unanswered =
        shares.stream()
            .filter(share -> share.capture() > 0 && share.captured() == 0)
            .flatMap(share -> Stream.ofNullable(paid.get(share.orderId())))
            .toList();
    unanswered.forEach(order -> captures.askAgain(work, order.account(), clock.instant()));
    if (!unanswered.isEmpty()) {
      lookAgain(work, tender.id());
    }
  }

  private void lookAgain(UnitOfWork work, UUID tenderId) {
    Duration lead = numbers().expiryLead();
    Duration later = lead.compareTo(SOONEST) > 0 ? lead : SOONEST;
    work.plan(Deadlines.set(KIND, tenderId, clock.instant().plus(later)));
  }

  private void end(UnitOfWork work, Order order, TenderShare share) {
    Instant now = clock.instant();
    switch (numbers().atExpiry()) {
      case CAPTURE -> {
        captures.request(work, order.account(), now);
        lookAgain(work, share.tenderId());
      }
      case RELEASE -> releases.request(work, share, order.currency(), now);
    }
  }

  private MoneyNumbers numbers() {
    return policies.current().money();
  }
}
