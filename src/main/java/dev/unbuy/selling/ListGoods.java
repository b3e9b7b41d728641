package dev.unbuy.selling;

import dev.unbuy.catalog.ListingChanged;
import dev.unbuy.catalog.ListingWrites;
import dev.unbuy.catalog.SetPrice;
import dev.unbuy.catalog.Shop;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.selling.NewGoods.NewVariant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Offers new goods: the listing, its variants with their first price and their first stock. */
@Component
public class ListGoods {

  private final Transactions transactions;
  private final Outbox outbox;
  private final JsonMapper json;
  private final InstantSource clock;

  ListGoods(Transactions transactions, Outbox outbox, JsonMapper json, InstantSource clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Offers them at once; the search finds them a moment later.
   *
   * @return the new listing
   * @throws InvalidInput when a price is not one that the shop can ask for
   */
  public UUID list(Actor.Seller seller, NewGoods goods) {
    return transactions.run(
        work -> {
          Shop shop =
              work.ask(Shop.of(seller.shopId())).first().orElseThrow(() -> new NotFound("shop"));
          requirePrices(goods.variants(), shop.currency());
          UUID listing = Ids.next();
          Instant now = clock.instant();
          work.plan(ListingWrites.listing(listing, shop.id(), goods.content(), now));
          for (int i = 0; i < goods.variants().size(); i++) {
            add(work, shop.id(), listing, i, goods.variants().get(i), now);
          }
          outbox.publish(work, new ListingChanged(now, listing, shop.id()));
          return listing;
        });
  }

  private static void requirePrices(List<NewVariant> variants, String currency) {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      try {
        SetPrice.requireUsable(
            variants.get(i).price(), currency, "variants[%d].price.".formatted(i));
      } catch (InvalidInput invalid) {
        errors.addAll(invalid.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  private void add(
      UnitOfWork work, UUID shop, UUID listing, int position, NewVariant variant, Instant now) {
    UUID id = Ids.next();
    work.plan(
        ListingWrites.variant(
            id,
            listing,
            shop,
            position,
            variant.sku(),
            variant.name(),
            json.writeValueAsString(variant.attributes()),
            variant.price()));
    work.plan(ListingWrites.pricePoint(id, now, variant.price()));
    work.plan(Stock.receive(listing, new Units(id, variant.onHand()), now));
  }
}
