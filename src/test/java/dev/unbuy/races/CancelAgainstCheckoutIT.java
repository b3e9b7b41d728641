package dev.unbuy.races;

import static dev.unbuy.testing.Race.Winner.FIRST;
import static dev.unbuy.testing.Race.Winner.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.checkout.Cart;
import dev.unbuy.checkout.CheckoutOutcome;
import dev.unbuy.checkout.PlacePurchase;
import dev.unbuy.kernel.Ids;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.AtOnce;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.Race;
import dev.unbuy.testing.Race.Winner;
import dev.unbuy.testing.UnbuyTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One buyer gives the last unit back while another buys it. */
@UnbuyTest
@Alone
class CancelAgainstCheckoutIT {

  @Autowired private Purchases purchases;
  @Autowired private Cart cart;
  @Autowired private PlacePurchase checkout;
  @Autowired private CancelOrder cancelOrder;
  @Autowired private Books books;

  @Test
  void theLastUnitIsSoldOnceAtATime() {
    List<Bought> orders = purchases.buy(Race.ROUNDS, 1);
    List<UUID> others =
        AtOnce.map(
            orders,
            order -> {
              UUID buyer = Ids.next();
              cart.add(buyer, order.variants().getFirst(), 1);
              return buyer;
            });

    List<List<UUID>> all = new ArrayList<>();

    Race.run(
        round -> cancel(orders.get(round)),
        round -> buy(others.get(round)),
        (round, canceled, bought) -> {
          assertThat(canceled).isInstanceOf(CancelOutcome.Settled.class);
          all.add(Stream.concat(Stream.of(orders.get(round).id()), ordersOf(bought)).toList());
          return whoWasFirst(bought);
        },
        rounds -> books.areRight(rounds.mapToObj(all::get).flatMap(List::stream)));

    books.agreeWithTheGateway(all.stream().flatMap(List::stream).toList());
  }

  private CheckoutOutcome buy(UUID buyer) {
    CheckoutOutcome outcome = checkout.place(Purchases.command(buyer));
    if (outcome instanceof CheckoutOutcome.Placed placed) {
      checkout.pay(placed);
    }
    return outcome;
  }

  private CancelOutcome cancel(Bought order) {
    return cancelOrder.cancel(
        new CancelOrderCommand(order.buyer(), order.id(), Reason.CHANGE_OF_MIND, null, List.of()));
  }

  private static Winner whoWasFirst(CheckoutOutcome bought) {
    return switch (bought) {
      case CheckoutOutcome.Placed _ -> FIRST;
      case CheckoutOutcome.Refused refused -> {
        assertThat(refused.refusal().problem()).isEqualTo("out-of-stock");
        yield SECOND;
      }
    };
  }

  private static Stream<UUID> ordersOf(CheckoutOutcome bought) {
    return switch (bought) {
      case CheckoutOutcome.Placed placed -> placed.orders().stream();
      case CheckoutOutcome.Refused _ -> Stream.empty();
    };
  }
}
