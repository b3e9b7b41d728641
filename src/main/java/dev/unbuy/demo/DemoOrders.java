package dev.unbuy.demo;

import dev.unbuy.accounts.Account;
import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.checkout.Cart;
import dev.unbuy.checkout.CheckoutCommand;
import dev.unbuy.checkout.CheckoutOutcome.Placed;
import dev.unbuy.checkout.Payment;
import dev.unbuy.checkout.PlacePurchase;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.FulfillmentOutcome;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Places a few orders of the demo's buyer and lets some of them go on. */
@Component
class DemoOrders {

  private final Transactions transactions;
  private final Cart cart;
  private final PlacePurchase purchases;
  private final FulfillOrder fulfillment;
  private final CancelOrder cancelOrder;

  DemoOrders(
      Transactions transactions,
      Cart cart,
      PlacePurchase purchases,
      FulfillOrder fulfillment,
      CancelOrder cancelOrder) {
    this.transactions = transactions;
    this.cart = cart;
    this.purchases = purchases;
    this.fulfillment = fulfillment;
    this.cancelOrder = cancelOrder;
  }

  /** The first variants are the demo seller's. */
  void place(Account buyer, Account seller, Address home, List<UUID> variants) {
    Actor.Seller shop = new Actor.Seller(seller.id(), Objects.requireNonNull(seller.shopId()));
    UUID delivered = buy(buyer, home, "sandbox-ok", variants.get(0));
    deliver(shop, delivered);
    UUID shipped = buy(buyer, home, "sandbox-ok", variants.get(4), variants.get(2));
    ship(shop, shipped);
    UUID canceled = buy(buyer, home, "sandbox-ok", variants.get(1));
    cancel(buyer, canceled, Reason.CHANGE_OF_MIND);
    UUID asked = buy(buyer, home, "sandbox-ok", variants.get(5), variants.get(3));
    paidEarlier(asked);
    cancel(buyer, asked, Reason.SHIPPING_DELAY);
    var _ = buy(buyer, home, "sandbox-declined", variants.get(20));
    UUID open = buy(buyer, home, "sandbox-ok", variants.get(2), variants.get(14));
    paidEarlier(open);
  }

  private UUID buy(Account buyer, Address home, String token, UUID... variants) {
    for (UUID variant : variants) {
      cart.add(buyer.id(), variant, 2);
    }
    CheckoutCommand command =
        new CheckoutCommand(
            buyer.id(),
            buyer.name(),
            home,
            List.of(new Payment(PaymentMethod.CARD, token, null)),
            null);
    Placed placed = (Placed) purchases.place(command);
    purchases.pay(placed);
    return placed.orders().getFirst();
  }

  private UUID ship(Actor.Seller seller, UUID order) {
    FulfillmentOutcome.Done parcel =
        (FulfillmentOutcome.Done) fulfillment.prepare(seller, order, List.of());
    var _ = fulfillment.ship(seller, parcel.fulfillmentId(), "DHL", "00340434161094000000");
    return parcel.fulfillmentId();
  }

  private void deliver(Actor.Seller seller, UUID order) {
    var _ = fulfillment.deliver(seller, ship(seller, order));
  }

  private void cancel(Account buyer, UUID order, Reason reason) {
    var _ =
        cancelOrder.cancel(
            new CancelOrderCommand(new Actor.Buyer(buyer.id()), order, reason, null, List.of()));
  }

  /** As if it had been bought yesterday, so that the grace period is over. */
  private void paidEarlier(UUID order) {
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    """
                    UPDATE orders.orders SET paid_at = paid_at - interval '20 hours',
                      placed_at = placed_at - interval '20 hours'
                    WHERE id = ?\
                    """,
                    order)));
  }
}
