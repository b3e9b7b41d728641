package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.Contest.Verdict;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.ShippingByVerdict;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.OweRefund;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * An agent decides whose fault a cancellation was, with reasons that both sides read. It counts at
 * once; what had been found before stays in the contest. Where the buyer had been found to have
 * caused it and has not, what that finding cost goes back ({@link ShippingByVerdict}).
 */
@Component
public class DecideContest {

  /** The longest reasons. */
  public static final int LONGEST = 2_000;

  private final Transactions transactions;
  private final Contests contests;
  private final Cancellations cancellations;
  private final CancelOrder cancelOrder;
  private final CancellationWrites writes;
  private final OweRefund refunds;
  private final OrderHistory history;
  private final Outbox outbox;
  private final InstantSource clock;

  DecideContest(
      Transactions transactions,
      Contests contests,
      Cancellations cancellations,
      CancelOrder cancelOrder,
      CancellationWrites writes,
      OweRefund refunds,
      OrderHistory history,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.contests = contests;
    this.cancellations = cancellations;
    this.cancelOrder = cancelOrder;
    this.writes = writes;
    this.refunds = refunds;
    this.history = history;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Decides it, once.
   *
   * @param because the reasons, in words
   * @throws NotFound when there is no such contest
   * @throws InvalidInput when no reasons are given, or in more than {@value #LONGEST} characters
   */
  public ContestOutcome decide(Actor.Agent agent, UUID contestId, Fault fault, String because) {
    String words = because.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new InvalidInput("because", "must have 1 to %d characters".formatted(LONGEST));
    }
    return transactions.run(
        work -> {
          Contest seen = contests.get(work, contestId);
          LockedOrder locked = cancelOrder.read(work, seen.orderId(), agent);
          Contest present = contests.get(work, contestId);
          Cancellation about = cancellations.read(work, seen.cancellationId());
          if (present.verdict() != null) {
            return ContestFault.refused(about, "CONTEST_DECIDED_BEFORE");
          }
          Instant now = clock.instant();
          Verdict verdict = new Verdict(now, agent.accountId(), fault, words);
          work.plan(Contests.decide(contestId, verdict));
          work.plan(writes.found(about.id(), new Finding(fault, "fault.decided", List.of(words))));
          long due = giveBack(work, locked, about, present, fault, now);
          history.record(
              work,
              locked.order(),
              OrderChange.FAULT_DECIDED,
              agent,
              Map.of("fault", fault, "refund", due),
              about.id(),
              now);
          outbox.publish(
              work,
              new FaultDecided(
                  now,
                  about.id(),
                  contestId,
                  about.orderId(),
                  about.buyerId(),
                  about.shopId(),
                  fault));
          return new ContestOutcome.Decided(decided(present, verdict));
        });
  }

  /** The share of shipping that the buyer should have had back; once, as the verdict is. */
  private long giveBack(
      UnitOfWork work,
      LockedOrder locked,
      Cancellation about,
      Contest contest,
      Fault verdict,
      Instant now) {
    Order order = locked.order();
    Map<UUID, OrderLine> lines = OrderLines.byId(locked.lines());
    long due =
        ShippingByVerdict.due(
            about.fault(),
            verdict,
            about.lines().stream()
                .map(
                    one -> {
                      OrderLine line = Objects.requireNonNull(lines.get(one.lineId()));
                      return new ShippingByVerdict.Line(
                          line.shipping(), line.ordered(), one.quantity());
                    })
                .toList(),
            about.shipping().minor(),
            order.shipping() - order.shippingOwedBack());
    if (due > 0 && about.status() == CancellationStatus.SETTLED) {
      work.plan(OrderWrites.count(order.id(), 0, 0, 0, due, due));
      work.plan(CancellationWrites.moreShipping(about.id(), due));
      var _ =
          refunds.owe(
              work,
              order,
              locked.shares(),
              due,
              about.refundTo(),
              contest.id(),
              Duration.ZERO,
              now);
    }
    return due;
  }

  private static Contest decided(Contest one, Verdict verdict) {
    return new Contest(
        one.id(),
        one.cancellationId(),
        one.orderId(),
        one.buyerId(),
        one.shopId(),
        one.number(),
        one.shopName(),
        one.reason(),
        one.cause(),
        one.raisedBy(),
        one.raisedAt(),
        one.statement(),
        one.before(),
        verdict);
  }
}
