package dev.unbuy.catalog;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sets what a variant costs. The price and its point in the history are written together, so that
 * the history is complete; the listing itself counts as unchanged.
 */
@Component
public class SetPrice {

  /** The highest price, in minor units: with 999 of it in a cart, sums stay far from overflow. */
  public static final long HIGHEST = 9_999_999_999L;

  private static final String LOCK =
      """
      SELECT price, currency, listing_id FROM catalog.variants WHERE id = ? AND shop_id = ?
      FOR UPDATE\
      """;

  private final Transactions transactions;
  private final Outbox outbox;
  private final InstantSource clock;

  SetPrice(Transactions transactions, Outbox outbox, InstantSource clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Sets it, for orders placed from now on.
   *
   * @throws NotFound when it is not a variant of this seller's shop
   * @throws InvalidInput when the price is in another currency, or not 1 to {@value #HIGHEST}
   */
  public PriceOutcome set(Actor.Seller seller, UUID variantId, Money price) {
    return transactions.run(
        work -> {
          Present present =
              work.ask(
                      Query.of(
                          LOCK,
                          row ->
                              new Present(
                                  new Money(row.getLong(1), row.getString(2)),
                                  row.getObject(3, UUID.class)),
                          variantId,
                          seller.shopId()))
                  .first()
                  .orElseThrow(() -> new NotFound("variant"));
          requireUsable(price, present.price().currency(), "");
          if (price.equals(present.price())) {
            return new PriceOutcome.Same(price);
          }
          write(work, seller, variantId, present, price);
          return new PriceOutcome.Changed(present.price(), price);
        });
  }

  /**
   * Checks a price.
   *
   * @param currency of the shop
   * @param prefix of the fields' names, such as {@code variants[0].price.}
   * @throws InvalidInput when it is in another currency, or not 1 to {@value #HIGHEST}
   */
  public static void requireUsable(Money price, String currency, String prefix) {
    if (!price.currency().equals(currency)) {
      throw new InvalidInput(prefix + "currency", "must be " + currency);
    }
    if (price.minor() < 1 || price.minor() > HIGHEST) {
      throw new InvalidInput(
          prefix + "amount", "must be 1 to %d in minor units".formatted(HIGHEST));
    }
  }

  private void write(
      UnitOfWork work, Actor.Seller seller, UUID variantId, Present present, Money price) {
    Instant now = clock.instant();
    work.plan(
        Write.expecting(
            1, "UPDATE catalog.variants SET price = ? WHERE id = ?", price.minor(), variantId));
    work.plan(ListingWrites.pricePoint(variantId, now, price));
    outbox.publish(
        work,
        new PriceChanged(
            now,
            present.listingId(),
            seller.shopId(),
            variantId,
            present.price().minor(),
            price.minor(),
            price.currency()));
  }

  private record Present(Money price, UUID listingId) {}
}
