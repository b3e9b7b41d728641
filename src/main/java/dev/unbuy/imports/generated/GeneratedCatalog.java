package dev.unbuy.imports.generated;

import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopyRows;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.generated.Blueprint.Buyer;
import dev.unbuy.imports.generated.Blueprint.Listing;
import dev.unbuy.imports.generated.Blueprint.Price;
import dev.unbuy.imports.generated.Blueprint.Shop;
import dev.unbuy.imports.past.PastTables;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * Writes shops, listings and people, a lot with each commit; a lot that is there is passed over.
 */
final class GeneratedCatalog {

  /** Working days on the way within a country. */
  static final int NEAR_MIN = 1;

  static final int NEAR_MAX = 3;

  /** Working days on the way to another. */
  static final int FAR_MIN = 3;

  static final int FAR_MAX = 8;

  private static final int LOT = 5_000;
  private static final int RETURN_DAYS = 30;
  private static final long NEAR_PRICE = 390;
  private static final long FAR_PRICE = 1_290;

  private final Blueprint plan;

  GeneratedCatalog(Blueprint plan) {
    this.plan = plan;
  }

  static long shippingPrice(boolean near) {
    return near ? NEAR_PRICE : FAR_PRICE;
  }

  void write(ImportConnection database, Progress progress) {
    progress.begins("catalog", plan.size().shops() + (long) plan.size().listings());
    inLots(database, progress, "catalog.shops", plan.size().shops(), this::shopId, this::shop);
    inLots(
        database,
        progress,
        "catalog.listings",
        plan.size().listings(),
        number -> plan.ids().of("listing", String.valueOf(number)),
        this::listing);
    progress.begins("people", plan.size().buyers());
    inLots(
        database,
        progress,
        "accounts.accounts",
        plan.size().buyers(),
        number -> plan.ids().of("buyer", String.valueOf(number)),
        this::buyer);
  }

  private void inLots(
      ImportConnection database,
      Progress progress,
      String table,
      int count,
      IntFunction<UUID> id,
      BiConsumer<CopySession, Integer> write) {
    for (int from = 0; from < count; from += LOT) {
      int first = from;
      int last = Math.min(count, from + LOT);
      database.inOneStep(
          copy -> {
            boolean isNew = copy.present(table, List.of(id.apply(first))).isEmpty();
            for (int number = first; isNew && number < last; number++) {
              write.accept(copy, number);
            }
            return isNew;
          });
      progress.advances(last - (long) first);
    }
  }

  private UUID shopId(int number) {
    return plan.ids().of("shop", String.valueOf(number));
  }

  private void shop(CopySession copy, int number) {
    Shop shop = plan.shop(number);
    String slug = "generated-%d-%d".formatted(plan.size().seed(), number);
    CopyRows shops = copy.into(PastTables.SHOPS).row().id(shop.id()).text(slug).text(shop.name());
    shops.text("").text(shop.country()).text("EUR").int4(shop.handling()).at(plan.begin()).end();
    CopyRows options = copy.into(PastTables.SHIPPING_OPTIONS);
    options.row().id(shop.id()).text(shop.country()).int8(NEAR_PRICE);
    options.int4(NEAR_MIN).int4(NEAR_MAX).end();
    options.row().id(shop.id()).text("*").int8(FAR_PRICE).int4(FAR_MIN).int4(FAR_MAX).end();
    CopyRows terms = copy.into(PastTables.TERMS).row().id(shop.id()).bool(shop.accepts());
    terms.int4(RETURN_DAYS).at(plan.begin()).end();
    CopyRows accounts = copy.into(PastTables.ACCOUNTS).row();
    accounts.id(plan.ids().of("seller", String.valueOf(number)));
    accounts.text("seller%d@generated-%d.invalid".formatted(number, plan.size().seed()));
    accounts.text(shop.name()).texts("BUYER", "SELLER").id(shop.id()).at(plan.begin()).end();
  }

  private void listing(CopySession copy, int number) {
    Listing listing = plan.listing(number);
    UUID shop = shopId(listing.shop());
    CopyRows listings = copy.into(PastTables.LISTINGS).row().id(listing.id()).id(shop);
    listings.text(listing.title()).text(listing.title() + ". " + listing.kind().category() + ".");
    listings.text(listing.kind().category()).text("NEW").text(listing.art()).bool(true);
    listings.at(plan.begin()).at(plan.begin()).end();
    Dice dice = plan.dice("stock", number);
    for (int place = 0; place < listing.variants().size(); place++) {
      UUID variant = plan.variant(listing, place);
      String name = listing.variants().get(place);
      CopyRows kinds = copy.into(PastTables.KINDS).row().id(variant).id(listing.id()).id(shop);
      kinds.int4(place).none().text(name).json(attributes(listing, name));
      kinds.int8(listing.priceAt(plan.now())).text("EUR").end();
      copy.into(PastTables.STOCK).row().id(variant).int4(dice.below(60)).int4(0).end();
      for (Price price : listing.prices()) {
        copy.into(PastTables.PRICE_POINTS).row().id(variant).at(price.from()).int8(price.price());
        copy.into(PastTables.PRICE_POINTS).end();
      }
    }
  }

  private static String attributes(Listing listing, String name) {
    if (listing.variants().size() == 1 && listing.kind().variants().size() == 1) {
      return "{}";
    }
    boolean sized = listing.kind().variants().size() > 5;
    return "{\"%s\":\"%s\"}".formatted(sized ? "size" : "color", name);
  }

  private void buyer(CopySession copy, int number) {
    Buyer buyer = plan.buyer(number);
    copy.into(PastTables.ACCOUNTS)
        .row()
        .id(buyer.id())
        .text("buyer%d@generated-%d.invalid".formatted(number, plan.size().seed()))
        .text(buyer.name())
        .texts("BUYER")
        .id(null)
        .at(plan.begin())
        .end();
  }
}
