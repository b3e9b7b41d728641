package dev.unbuy.testing;

import dev.unbuy.checkout.Cart;
import dev.unbuy.checkout.CheckoutCommand;
import dev.unbuy.checkout.CheckoutOutcome.Placed;
import dev.unbuy.checkout.Payment;
import dev.unbuy.checkout.PlacePurchase;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Buys many orders through the real checkout and the real gateway, {@value #SHOPS} sellers to a
 * purchase. The buyers are nobody's accounts, so no mails are written for them; they live in
 * Switzerland, where no tax is added and no statutory right settles a cancellation.
 */
@Component
public class Purchases {

  private static final int SHOPS = 20;
  private static final Address SHIP_TO =
      new Address("Pat Doe", "1 Main Street", null, "Town", null, "8000", "CH");
  private static final String BOUGHT =
      """
      SELECT o.id, o.buyer_id, o.shop_id, array_agg(l.id ORDER BY l.position),
        array_agg(l.variant_id ORDER BY l.position)
      FROM orders.orders o JOIN orders.order_lines l ON l.order_id = o.id
      WHERE o.id = ANY (?) GROUP BY o.id ORDER BY o.id\
      """;

  private final Marketplace marketplace;
  private final Cart cart;
  private final PlacePurchase checkout;
  private final Transactions transactions;

  Purchases(Marketplace marketplace, Cart cart, PlacePurchase checkout, Transactions transactions) {
    this.marketplace = marketplace;
    this.cart = cart;
    this.checkout = checkout;
    this.transactions = transactions;
  }

  /**
   * Buys orders that are paid and within their grace period, each of variants that no other order
   * has, and of which nothing is left on the shelf.
   *
   * @param orders how many; a multiple of {@value #SHOPS}
   * @param quantities how many units each line of each order has
   */
  public List<Bought> buy(int orders, int... quantities) {
    List<UUID> shops = Stream.generate(marketplace::shop).limit(SHOPS).toList();
    List<UUID> shopOfOrder =
        IntStream.range(0, orders).mapToObj(order -> shops.get(order % SHOPS)).toList();
    List<List<UUID>> variants =
        IntStream.of(quantities)
            .mapToObj(quantity -> marketplace.variants(shopOfOrder, 1_299, quantity))
            .toList();
    List<UUID> placed =
        AtOnce.map(
                IntStream.range(0, orders / SHOPS).boxed().toList(),
                purchase -> {
                  UUID buyer = Ids.next();
                  for (int order = purchase * SHOPS; order < (purchase + 1) * SHOPS; order++) {
                    for (int line = 0; line < quantities.length; line++) {
                      cart.add(buyer, variants.get(line).get(order), quantities[line]);
                    }
                  }
                  return place(buyer);
                })
            .stream()
            .flatMap(one -> one.orders().stream())
            .toList();
    return read(placed);
  }

  /** Buys what is in a buyer's cart, with a card. */
  public Placed place(UUID buyer) {
    if (checkout.place(command(buyer)) instanceof Placed placed) {
      checkout.pay(placed);
      return placed;
    }
    throw new AssertionError("the cart of %s could not be bought".formatted(buyer));
  }

  /** What a buyer says to buy the cart with a card. */
  public static CheckoutCommand command(UUID buyer) {
    return new CheckoutCommand(
        buyer, "Pat", SHIP_TO, List.of(new Payment(PaymentMethod.CARD, "sandbox-ok", null)), null);
  }

  private List<Bought> read(List<UUID> orders) {
    return transactions.run(
        work ->
            work.ask(Query.of(BOUGHT, Bought::read, (Object) orders.toArray(UUID[]::new))).rows());
  }

  /** An order with its lines, and the variant of each. */
  public record Bought(
      UUID id, Actor.Buyer buyer, Actor.Seller seller, List<UUID> lines, List<UUID> variants) {

    private static Bought read(ResultSet row) throws SQLException {
      return new Bought(
          row.getObject(1, UUID.class),
          new Actor.Buyer(row.getObject(2, UUID.class)),
          new Actor.Seller(Ids.next(), row.getObject(3, UUID.class)),
          List.of((UUID[]) row.getArray(4).getArray()),
          List.of((UUID[]) row.getArray(5).getArray()));
    }
  }
}
