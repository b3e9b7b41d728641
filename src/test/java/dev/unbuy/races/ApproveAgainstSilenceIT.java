package dev.unbuy.races;

import static dev.unbuy.testing.Race.Winner.FIRST;
import static dev.unbuy.testing.Race.Winner.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.AnswerCancellation;
import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.Cancellations;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.AtOnce;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.Race;
import dev.unbuy.testing.Race.Winner;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The seller approves, or the buyer thinks better of it, when the time for an answer runs out. */
@UnbuyTest
@Alone
class ApproveAgainstSilenceIT {

  private static final String SILENCE = "cancellation.seller-answers";

  @Autowired private Purchases purchases;
  @Autowired private CancelOrder cancelOrder;
  @Autowired private AnswerCancellation answers;
  @Autowired private Cancellations cancellations;
  @Autowired private DueDates dueDates;
  @Autowired private Books books;

  @Test
  void itIsDecidedOnce() {
    List<Bought> orders = purchases.buy(Race.ROUNDS, 2);
    dueDates.graceIsOver(orders.stream().map(Bought::id).toList());
    List<UUID> asked = AtOnce.map(orders, this::ask);

    Race.run(
        round -> answer(round, orders.get(round), asked.get(round)),
        round -> dueDates.fire(SILENCE, asked.get(round)),
        (round, answered, fired) -> whoWasFirst(round, answered),
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));

    dueDates.areGone(SILENCE, asked);
    assertThat(asked)
        .allSatisfy(
            id ->
                assertThat(cancellations.get(id, new Actor.Platform()).status())
                    .isNotEqualTo(CancellationStatus.ASKED));
    books.agreeWithTheGateway(orders.stream().map(Bought::id).toList());
  }

  /** In every third round it is the buyer who takes it back. */
  private CancelOutcome answer(int round, Bought order, UUID asked) {
    return round % 3 == 0
        ? answers.takeBack(order.buyer(), asked)
        : answers.approve(order.seller(), asked);
  }

  private static Winner whoWasFirst(int round, CancelOutcome answered) {
    return switch (answered) {
      case CancelOutcome.Settled settled -> {
        assertThat(settled.cancellation().status())
            .isEqualTo(round % 3 == 0 ? CancellationStatus.TAKEN_BACK : CancellationStatus.SETTLED);
        yield FIRST;
      }
      case CancelOutcome.Refused refused -> {
        assertThat(refused.refusal().state()).isEqualTo("SETTLED");
        yield SECOND;
      }
      case CancelOutcome.Asked _ -> throw new AssertionError(answered.toString());
    };
  }

  private UUID ask(Bought order) {
    CancelOutcome outcome =
        cancelOrder.cancel(
            new CancelOrderCommand(
                order.buyer(), order.id(), Reason.CHANGE_OF_MIND, null, List.of()));
    if (outcome instanceof CancelOutcome.Asked(Cancellation cancellation)) {
      return cancellation.id();
    }
    throw new AssertionError(outcome.toString());
  }
}
