package dev.unbuy.races;

import static dev.unbuy.testing.Race.Winner.FIRST;
import static dev.unbuy.testing.Race.Winner.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.FulfillmentOutcome;
import dev.unbuy.returns.RefuseDelivery;
import dev.unbuy.returns.rules.ReturnReason;
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

/** A buyer refuses a parcel at the moment in which its carrier delivers it: one of the two is. */
@UnbuyTest
@Alone
class RefuseAgainstDeliverIT {

  @Autowired private Purchases purchases;
  @Autowired private FulfillOrder fulfillment;
  @Autowired private RefuseDelivery refusing;
  @Autowired private Books books;

  @Test
  void eitherItTurnsRoundOrItHasArrived() {
    List<Bought> orders = purchases.buy(Race.ROUNDS, 1);
    List<UUID> parcels = AtOnce.map(orders, this::ship);

    Race.run(
        round -> refuse(orders.get(round)),
        round -> fulfillment.deliver(orders.get(round).seller(), parcels.get(round)),
        (round, refused, delivered) -> theOnlyWinner(refused, delivered),
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));
  }

  private static Winner theOnlyWinner(
      RefuseDelivery.Outcome refused, FulfillmentOutcome delivered) {
    return switch (refused) {
      case RefuseDelivery.Refused _ -> {
        assertThat(delivered).isInstanceOf(FulfillmentOutcome.NotAllowed.class);
        yield FIRST;
      }
      case RefuseDelivery.NotPossible no -> {
        assertThat(no.refusal().rule()).isEqualTo("it-has-arrived");
        assertThat(delivered).isInstanceOf(FulfillmentOutcome.Done.class);
        yield SECOND;
      }
    };
  }

  private RefuseDelivery.Outcome refuse(Bought order) {
    return refusing.refuse(order.buyer(), order.id(), ReturnReason.CHANGE_OF_MIND, null);
  }

  private UUID ship(Bought order) {
    UUID parcel = parcelOf(fulfillment.prepare(order.seller(), order.id(), List.of()));
    return parcelOf(fulfillment.ship(order.seller(), parcel, "DHL", "00340"));
  }

  private static UUID parcelOf(FulfillmentOutcome outcome) {
    return switch (outcome) {
      case FulfillmentOutcome.Done done -> done.fulfillmentId();
      case FulfillmentOutcome.NotAllowed no -> throw new AssertionError(no.toString());
    };
  }
}
