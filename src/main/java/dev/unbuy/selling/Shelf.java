package dev.unbuy.selling;

import dev.unbuy.catalog.Shop;
import dev.unbuy.catalog.ShopListing;
import dev.unbuy.catalog.ShopListing.ShopVariant;
import dev.unbuy.catalog.ShopListings;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.StockLevel;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a shop offers, with prices and stock: two round trips, however many listings. */
@Component
public class Shelf {

  private final Transactions transactions;
  private final ShopListings listings;

  Shelf(Transactions transactions, ShopListings listings) {
    this.transactions = transactions;
    this.listings = listings;
  }

  /**
   * A page of a shop's listings, newest first.
   *
   * @throws InvalidInput when the cursor is not one of this list
   */
  public Page<ShelfListing> of(Actor.Seller seller, @Nullable String cursor, int limit) {
    return transactions.read(
        work -> {
          var rows = work.ask(listings.of(seller.shopId(), cursor, limit + 1)).rows();
          Page<ShopListing> page = ShopListings.page(rows, limit);
          Map<UUID, StockLevel> levels = levels(work, page.items());
          return page.map(listing -> with(listing, levels));
        });
  }

  /**
   * One of a shop's listings.
   *
   * @throws NotFound when it is not one of this seller's shop
   */
  public ShelfListing get(Actor.Seller seller, UUID id) {
    return transactions.read(
        work -> {
          List<ShopListing> found =
              ShopListings.together(work.ask(listings.one(seller.shopId(), id)).rows());
          if (found.isEmpty()) {
            throw new NotFound("listing");
          }
          return with(found.getFirst(), levels(work, found));
        });
  }

  /**
   * The listing that a variant belongs to.
   *
   * @throws NotFound when it is not one of this seller's shop
   */
  public ShelfListing withVariant(Actor.Seller seller, UUID variantId) {
    return transactions.read(
        work ->
            get(
                seller,
                work.ask(ShopListings.listingOf(variantId, seller.shopId()))
                    .first()
                    .orElseThrow(() -> new NotFound("variant"))));
  }

  /**
   * The shop itself.
   *
   * @throws NotFound when there is none any more
   */
  public Shop shop(Actor.Seller seller) {
    return transactions
        .read(work -> work.ask(Shop.of(seller.shopId())).first())
        .orElseThrow(() -> new NotFound("shop"));
  }

  private static Map<UUID, StockLevel> levels(UnitOfWork work, List<ShopListing> of) {
    List<UUID> variants =
        of.stream().flatMap(one -> one.variants().stream()).map(ShopVariant::id).toList();
    return work.ask(Stock.levels(variants)).rows().stream()
        .collect(Collectors.toMap(StockLevel::variantId, Function.identity()));
  }

  private static ShelfListing with(ShopListing listing, Map<UUID, StockLevel> levels) {
    return new ShelfListing(
        listing,
        listing.variants().stream()
            .map(variant -> levels.getOrDefault(variant.id(), StockLevel.none(variant.id())))
            .collect(Collectors.toMap(StockLevel::variantId, Function.identity())));
  }
}
