package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Contest.Cause;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts a finding before an agent, with a unit of work that holds the order's lock. */
@Component
class RaiseContest {

  private final Contests contests;
  private final OrderHistory history;
  private final Outbox outbox;

  RaiseContest(Contests contests, OrderHistory history, Outbox outbox) {
    this.contests = contests;
    this.history = history;
    this.outbox = outbox;
  }

  /** A seller's suspicion of fraud goes before an agent by itself. */
  void suspicion(UnitOfWork work, Order order, Cancellation about, Actor actor, Instant now) {
    if (about.reason().equals(Reason.SUSPECTED_FRAUD)) {
      String said = about.note();
      var _ = raise(work, order, about, Cause.FRAUD_REVIEW, actor, said == null ? "" : said, now);
    }
  }

  Contest raise(
      UnitOfWork work,
      Order order,
      Cancellation about,
      Cause cause,
      Actor actor,
      String statement,
      Instant now) {
    Contest contest =
        new Contest(
            Ids.next(),
            about.id(),
            order.id(),
            order.buyerId(),
            order.shopId(),
            order.number(),
            order.shopName(),
            about.reason(),
            cause,
            CancelOrder.accountOf(actor),
            now,
            statement,
            about.finding(),
            null);
    work.plan(contests.insert(contest));
    history.record(
        work, order, OrderChange.FAULT_CONTESTED, actor, Map.of("cause", cause), about.id(), now);
    outbox.publish(
        work,
        new FaultContested(
            now, about.id(), contest.id(), order.id(), order.buyerId(), order.shopId(), cause));
    return contest;
  }
}
