package dev.unbuy.races;

import static dev.unbuy.testing.Race.Winner.FIRST;
import static dev.unbuy.testing.Race.Winner.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.changes.ChangeOrder;
import dev.unbuy.changes.ChangeOrderCommand;
import dev.unbuy.changes.ChangeOrderCommand.LineTarget;
import dev.unbuy.changes.ChangeOutcome;
import dev.unbuy.checkout.Payment;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.FulfillmentOutcome;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.Race;
import dev.unbuy.testing.Race.Winner;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The buyer changes an order to a dearer variant, with a payment of its own at the gateway, while
 * the seller packs and ships it, or the buyer cancels it in another window.
 */
@UnbuyTest
@Alone
class ChangeAgainstShipIT {

  private static final int ROUNDS = 300;

  @Autowired private Purchases purchases;
  @Autowired private Marketplace marketplace;
  @Autowired private FulfillOrder fulfillment;
  @Autowired private CancelOrder cancelOrder;
  @Autowired private ChangeOrder changeOrder;
  @Autowired private Books books;

  @Test
  void eitherItIsPackedAsItWasOrChanged() {
    List<Bought> orders = purchases.buy(ROUNDS, 2);
    List<UUID> larger = orders.stream().map(this::larger).toList();

    Race.run(
        ROUNDS,
        round -> change(orders.get(round), larger.get(round)),
        round -> ship(orders.get(round)),
        (round, changed, shipped) -> {
          boolean isChanged = changed instanceof ChangeOutcome.Made;
          assertThat(
                  changed instanceof ChangeOutcome.Made
                      || shipped instanceof FulfillmentOutcome.Done)
              .isTrue();
          return isChanged ? FIRST : SECOND;
        },
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));

    books.agreeWithTheGateway(orders.stream().map(Bought::id).toList());
  }

  @Test
  void eitherItIsCanceledAsItWasOrAsItBecame() {
    List<Bought> orders = purchases.buy(ROUNDS, 2);
    List<UUID> larger = orders.stream().map(this::larger).toList();

    Race.run(
        ROUNDS,
        round -> change(orders.get(round), larger.get(round)),
        round -> cancel(orders.get(round)),
        (round, changed, canceled) -> {
          assertThat(canceled).isInstanceOf(CancelOutcome.Settled.class);
          return changed instanceof ChangeOutcome.Made ? FIRST : whoLost(changed);
        },
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));

    books.agreeWithTheGateway(orders.stream().map(Bought::id).toList());
  }

  private static Winner whoLost(ChangeOutcome changed) {
    assertThat(changed)
        .isInstanceOfSatisfying(
            ChangeOutcome.Refused.class,
            refused -> assertThat(refused.refusal().rule()).isEqualTo("NOTHING_LEFT_TO_CHANGE"));
    return SECOND;
  }

  private UUID larger(Bought order) {
    return marketplace.sibling(order.variants().getFirst(), "large", 1_500, 2);
  }

  private ChangeOutcome change(Bought order, UUID variant) {
    ChangeOutcome outcome =
        changeOrder.make(
            new ChangeOrderCommand(
                order.buyer(),
                order.id(),
                List.of(new LineTarget(order.lines().getFirst(), 2, variant)),
                null,
                false,
                List.of(new Payment(PaymentMethod.CARD, "sandbox-ok", null)),
                null));
    if (outcome instanceof ChangeOutcome.Made made && made.toBePaid() != null) {
      changeOrder.pay(made.toBePaid());
    }
    return outcome;
  }

  private FulfillmentOutcome ship(Bought order) {
    return switch (fulfillment.prepare(order.seller(), order.id(), List.of())) {
      case FulfillmentOutcome.Done done ->
          fulfillment.ship(order.seller(), done.fulfillmentId(), "DHL", "00340");
      case FulfillmentOutcome.NotAllowed no -> no;
    };
  }

  private CancelOutcome cancel(Bought order) {
    return cancelOrder.cancel(
        new CancelOrderCommand(order.buyer(), order.id(), Reason.CHANGE_OF_MIND, null, List.of()));
  }
}
