package dev.unbuy.races;

import static dev.unbuy.testing.Race.Winner.FIRST;
import static dev.unbuy.testing.Race.Winner.SECOND;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.refunds.Refund;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.Race;
import dev.unbuy.testing.Race.Winner;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The buyer cancels at the very moment when the money is taken. */
@UnbuyTest
@Alone
class CancelAgainstCaptureIT {

  @Autowired private Purchases purchases;
  @Autowired private CancelOrder cancelOrder;
  @Autowired private DueDates dueDates;
  @Autowired private Books books;

  @Test
  void whatIsCanceledIsNeverCapturedOrComesBack() {
    List<Bought> orders = purchases.buy(Race.ROUNDS, 2);

    Race.run(
        round -> cancel(orders.get(round), wanted(round, orders.get(round))),
        round -> dueDates.fire(OrderDeadlines.CAPTURE, orders.get(round).id()),
        (round, canceled, fired) -> whoWasFirst(canceled),
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));

    dueDates.areGone(OrderDeadlines.CAPTURE, orders.stream().map(Bought::id).toList());
    books.agreeWithTheGateway(orders.stream().map(Bought::id).toList());
  }

  private static List<UnitsOfLine> wanted(int round, Bought order) {
    return round % 2 == 0 ? List.of() : List.of(new UnitsOfLine(order.lines().getFirst(), 1));
  }

  private static Winner whoWasFirst(CancelOutcome canceled) {
    return switch (canceled) {
      case CancelOutcome.Settled settled ->
          switch (onlyPart(settled).kind()) {
            case VOID -> FIRST;
            case REFUND -> SECOND;
            case STORE_CREDIT, BY_HAND -> throw new AssertionError("paid by card: " + settled);
          };
      case CancelOutcome.Asked _, CancelOutcome.Refused _ ->
          throw new AssertionError(canceled.toString());
    };
  }

  private static Refund.Part onlyPart(CancelOutcome.Settled settled) {
    return Objects.requireNonNull(settled.cancellation().money()).parts().getFirst();
  }

  private CancelOutcome cancel(Bought order, List<UnitsOfLine> wanted) {
    return cancelOrder.cancel(
        new CancelOrderCommand(order.buyer(), order.id(), Reason.CHANGE_OF_MIND, null, wanted));
  }
}
