package dev.unbuy.selling;

import dev.unbuy.catalog.Provenance;
import dev.unbuy.catalog.ShopListings;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.StockLevel;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Transactions;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Corrects what is on the shelf to what somebody counted there. What is promised to buyers is not
 * touched, so a count below it is refused: those orders are shipped or canceled first.
 */
@Component
public class CountStock {

  private final Transactions transactions;
  private final InstantSource clock;

  CountStock(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Sets it.
   *
   * @param onHand units counted, promised ones among them
   * @throws NotFound when it is not a variant of this seller's shop
   * @throws InvalidInput when it is not 0 to {@value NewGoods#MOST_UNITS}, or more than its owner
   *     bought of what is sold second-hand
   */
  public CountOutcome count(Actor.Seller seller, UUID variantId, int onHand) {
    if (onHand < 0 || onHand > NewGoods.MOST_UNITS) {
      throw new InvalidInput("onHand", "must be 0 to " + NewGoods.MOST_UNITS);
    }
    return transactions.run(
        work -> {
          var own = work.ask(ShopListings.listingOf(variantId, seller.shopId()));
          var locked = work.ask(Stock.locked(variantId));
          var provenance = work.ask(Provenance.ofVariant(variantId));
          var shipped = work.ask(Stock.everShipped(variantId));
          if (own.first().isEmpty()) {
            throw new NotFound("variant");
          }
          StockLevel before = locked.first().orElse(StockLevel.none(variantId));
          provenance
              .first()
              .ifPresent(
                  bought ->
                      requireBought(
                          onHand,
                          Math.max(before.onHand(), bought.units() - shipped.first().orElse(0))));
          if (onHand < before.reserved()) {
            return new CountOutcome.Refused(before);
          }
          if (onHand != before.onHand()) {
            work.plan(Stock.counted(Ids.next(), before, onHand, clock.instant()));
          }
          return new CountOutcome.Counted(new StockLevel(variantId, onHand, before.reserved()));
        });
  }

  /** What was bought here once cannot be more than was bought. */
  private static void requireBought(int onHand, int most) {
    if (onHand > most) {
      throw new InvalidInput("onHand", "must be %d at most, as many as you bought".formatted(most));
    }
  }
}
