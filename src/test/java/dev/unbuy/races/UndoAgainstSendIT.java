package dev.unbuy.races;

import static dev.unbuy.testing.Race.Winner.FIRST;
import static dev.unbuy.testing.Race.Winner.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.UndoCancellation;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Effect;
import dev.unbuy.platform.Event;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.RefundRequested;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.Race;
import dev.unbuy.testing.RefundsAtOnce;
import dev.unbuy.testing.UnbuyTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The buyer thinks better of it at the very moment when the money is sent. */
@UnbuyTest
@Alone
class UndoAgainstSendIT {

  private static final int ROUNDS = 500;

  @Autowired private Purchases purchases;
  @Autowired private CancelOrder cancelOrder;
  @Autowired private UndoCancellation undo;
  @Autowired private RefundsAtOnce refunds;
  @Autowired private DueDates dueDates;
  @Autowired private JdbcClient database;
  @Autowired private Books books;
  @Autowired private List<Effect<? extends Event>> effects;

  @BeforeEach
  void holdRefunds() {
    refunds.hold(Duration.ofMinutes(10));
  }

  @AfterEach
  void holdThemNoMore() {
    refunds.hold(Duration.ZERO);
  }

  @Test
  void eitherTheMoneyIsSentOrTheOrderIsAsItWas() {
    List<Bought> orders = purchases.buy(ROUNDS, 2);
    List<UUID> taken = orders.stream().map(Bought::id).limit(ROUNDS / 2).toList();
    taken.forEach(order -> dueDates.fire(OrderDeadlines.CAPTURE, order));
    dueDates.areGone(OrderDeadlines.CAPTURE, taken);
    List<Cancellation> canceled =
        orders.stream().map(order -> cancel(order, orders.indexOf(order))).toList();
    List<Refund> owed = canceled.stream().map(one -> Objects.requireNonNull(one.money())).toList();
    letTheHoldBeOver();
    Effect<RefundRequested> sender = sender();

    Race.run(
        ROUNDS,
        round -> undo.undo(orders.get(round).buyer(), canceled.get(round).id()),
        round -> {
          sender.perform(requested(owed.get(round)));
          return sending(owed.get(round));
        },
        (round, undone, sent) -> {
          assertThat(undone instanceof CancelOutcome.Settled).isNotEqualTo(sent);
          return sent ? SECOND : FIRST;
        },
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));

    books.agreeWithTheGateway(orders.stream().map(Bought::id).toList());
  }

  private Cancellation cancel(Bought order, int round) {
    List<UnitsOfLine> units =
        round % 2 == 0 ? List.of() : List.of(new UnitsOfLine(order.lines().getFirst(), 1));
    return cancelOrder.cancel(
                new CancelOrderCommand(
                    order.buyer(), order.id(), Reason.CHANGE_OF_MIND, null, units))
            instanceof CancelOutcome.Settled settled
        ? settled.cancellation()
        : fail(order);
  }

  private static Cancellation fail(Bought order) {
    throw new AssertionError("not settled: " + order);
  }

  /** The events keep waiting, so that only this test sends. */
  private void letTheHoldBeOver() {
    var _ =
        database
            .sql(
                """
                UPDATE refunds.refunds SET held_until = now() - interval '1 minute'
                WHERE held_until > now()\
                """)
            .update();
  }

  private boolean sending(Refund refund) {
    return database
            .sql("SELECT count(*) FROM refunds.refunds WHERE id = ? AND sending_at IS NOT NULL")
            .param(refund.id())
            .query(Integer.class)
            .single()
        == 1;
  }

  private static RefundRequested requested(Refund refund) {
    return new RefundRequested(Instant.now(), refund.id(), refund.orderId(), refund.buyerId());
  }

  @SuppressWarnings("unchecked")
  private Effect<RefundRequested> sender() {
    return (Effect<RefundRequested>)
        effects.stream()
            .filter(effect -> effect.event() == RefundRequested.class)
            .findFirst()
            .orElseThrow();
  }
}
