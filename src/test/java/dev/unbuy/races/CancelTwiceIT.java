package dev.unbuy.races;

import static dev.unbuy.testing.Race.Winner.FIRST;
import static dev.unbuy.testing.Race.Winner.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.Cancellations;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Idempotency;
import dev.unbuy.platform.Idempotency.KeyedRequest;
import dev.unbuy.platform.Idempotency.StoredAnswer;
import dev.unbuy.platform.Transactions;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.Race;
import dev.unbuy.testing.Race.Winner;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same order is canceled twice at once. */
@UnbuyTest
@Alone
class CancelTwiceIT {

  @Autowired private Purchases purchases;
  @Autowired private CancelOrder cancelOrder;
  @Autowired private Cancellations cancellations;
  @Autowired private Idempotency idempotency;
  @Autowired private Transactions transactions;
  @Autowired private Books books;

  /** Who did the work of a round, by the key's one answer. */
  private final ConcurrentMap<Integer, Winner> did = new ConcurrentHashMap<>();

  @Test
  void underOneKeyItHappensOnceAndBothGetTheSameAnswer() {
    List<Bought> orders = purchases.buy(Race.ROUNDS, 3);

    Race.run(
        round -> cancelUnderOneKey(FIRST, round, orders.get(round)),
        round -> cancelUnderOneKey(SECOND, round, orders.get(round)),
        (round, first, second) -> {
          assertThat(second).isEqualTo(first);
          assertThat(cancellationsOf(orders.get(round))).hasSize(1);
          return Objects.requireNonNull(did.get(round));
        },
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));

    books.agreeWithTheGateway(orders.stream().map(Bought::id).toList());
  }

  @Test
  void underTwoKeysTheSecondIsRefusedOrTakesWhatIsLeft() {
    List<Bought> orders = purchases.buy(Race.ROUNDS, 2);

    Race.run(
        round -> cancel(orders.get(round), wanted(round, orders.get(round))),
        round -> cancel(orders.get(round), wanted(round, orders.get(round))),
        (round, first, second) ->
            isPartial(round) ? bothTookTheirs(orders.get(round)) : oneTookAll(first, second),
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));

    books.agreeWithTheGateway(orders.stream().map(Bought::id).toList());
  }

  /** In every third round each wants one of the two units, and both can have it. */
  private static boolean isPartial(int round) {
    return round % 3 == 0;
  }

  private static List<UnitsOfLine> wanted(int round, Bought order) {
    return isPartial(round) ? List.of(new UnitsOfLine(order.lines().getFirst(), 1)) : List.of();
  }

  private Winner bothTookTheirs(Bought order) {
    assertThat(cancellationsOf(order))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.units()).isEqualTo(1));
    return FIRST;
  }

  private static Winner oneTookAll(CancelOutcome first, CancelOutcome second) {
    Winner winner = first instanceof CancelOutcome.Settled ? FIRST : SECOND;
    assertThat(List.of(first, second))
        .hasAtLeastOneElementOfType(CancelOutcome.Settled.class)
        .hasAtLeastOneElementOfType(CancelOutcome.Refused.class);
    return winner;
  }

  private StoredAnswer cancelUnderOneKey(Winner side, int round, Bought order) {
    return idempotency.once(
        new KeyedRequest(order.buyer().accountId(), "key-of-" + order.id(), "cancel it"),
        work -> {
          Cancellation done = settled(cancel(order, List.of()));
          did.put(round, side);
          return new StoredAnswer(201, done.id().toString());
        });
  }

  private static Cancellation settled(CancelOutcome outcome) {
    return switch (outcome) {
      case CancelOutcome.Settled settled -> settled.cancellation();
      case CancelOutcome.Asked _, CancelOutcome.Refused _ ->
          throw new AssertionError(outcome.toString());
    };
  }

  private CancelOutcome cancel(Bought order, List<UnitsOfLine> wanted) {
    return cancelOrder.cancel(
        new CancelOrderCommand(order.buyer(), order.id(), Reason.CHANGE_OF_MIND, null, wanted));
  }

  private List<Cancellation> cancellationsOf(Bought order) {
    return transactions.run(work -> work.ask(cancellations.ofOrders(List.of(order.id()))).rows());
  }
}
