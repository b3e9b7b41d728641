package dev.unbuy.races;

import static dev.unbuy.testing.Race.Winner.FIRST;
import static dev.unbuy.testing.Race.Winner.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.FulfillmentOutcome;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.AtOnce;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.Race;
import dev.unbuy.testing.Race.Winner;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The buyer cancels while the seller hands the parcel to the carrier. */
@UnbuyTest
@Alone
class CancelAgainstShipIT {

  @Autowired private Purchases purchases;
  @Autowired private FulfillOrder fulfillment;
  @Autowired private CancelOrder cancelOrder;
  @Autowired private Books books;

  @Test
  void eitherItShipsOrItIsCanceled() {
    List<Bought> orders = purchases.buy(Race.ROUNDS, 2, 1);
    List<UUID> parcels = AtOnce.map(orders, this::pack);

    Race.run(
        round -> cancel(orders.get(round), wanted(round, orders.get(round))),
        round -> ship(orders.get(round), parcels.get(round)),
        (round, canceled, shipped) ->
            isPartial(round) ? whoWasFirst(canceled, shipped) : theOnlyWinner(canceled, shipped),
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));

    books.agreeWithTheGateway(orders.stream().map(Bought::id).toList());
  }

  /** Every third round leaves units in the parcel, so that it can leave after the cancellation. */
  private static boolean isPartial(int round) {
    return round % 3 == 0;
  }

  private static List<UnitsOfLine> wanted(int round, Bought order) {
    return isPartial(round) ? List.of(new UnitsOfLine(order.lines().getFirst(), 1)) : List.of();
  }

  private static Winner theOnlyWinner(CancelOutcome canceled, FulfillmentOutcome shipped) {
    boolean isCanceled = canceled instanceof CancelOutcome.Settled;
    assertThat(shipped)
        .isInstanceOf(
            isCanceled ? FulfillmentOutcome.NotAllowed.class : FulfillmentOutcome.Done.class);
    return whoWasFirst(canceled, shipped);
  }

  private static Winner whoWasFirst(CancelOutcome canceled, FulfillmentOutcome shipped) {
    return switch (canceled) {
      case CancelOutcome.Settled _ -> FIRST;
      case CancelOutcome.Refused refused -> {
        assertThat(refused.refusal().rule()).isEqualTo("NOTHING_LEFT_TO_CANCEL");
        assertThat(refused.refusal().alternatives()).startsWith("REFUSE_DELIVERY");
        assertThat(shipped).isInstanceOf(FulfillmentOutcome.Done.class);
        yield SECOND;
      }
      case CancelOutcome.Asked asked -> throw new AssertionError("nobody is asked: " + asked);
    };
  }

  private UUID pack(Bought order) {
    return switch (fulfillment.prepare(order.seller(), order.id(), List.of())) {
      case FulfillmentOutcome.Done done -> done.fulfillmentId();
      case FulfillmentOutcome.NotAllowed no -> throw new AssertionError(no.toString());
    };
  }

  private FulfillmentOutcome ship(Bought order, UUID parcel) {
    return fulfillment.ship(order.seller(), parcel, "DHL", "00340");
  }

  private CancelOutcome cancel(Bought order, List<UnitsOfLine> wanted) {
    return cancelOrder.cancel(
        new CancelOrderCommand(order.buyer(), order.id(), Reason.CHANGE_OF_MIND, null, wanted));
  }
}
