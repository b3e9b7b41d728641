package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.catalog.Listings;
import dev.unbuy.catalog.Listings.Listing;
import dev.unbuy.catalog.Provenance;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.WithdrawalException;
import dev.unbuy.platform.Transactions;
import dev.unbuy.promises.DeliveryEstimates;
import dev.unbuy.promises.DeliveryEstimates.Estimate;
import dev.unbuy.search.CompareSellers;
import dev.unbuy.search.Search;
import dev.unbuy.search.Search.Hit;
import dev.unbuy.search.SearchQuery;
import dev.unbuy.standing.SellerCard;
import dev.unbuy.standing.Standings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be bought. */
@RestController
@RequestMapping("/api/v1/listings")
class ListingsApi {

  private final Search search;
  private final Listings listings;
  private final Standings standings;
  private final Transactions transactions;
  private final DeliveryEstimates deliveries;
  private final CompareSellers compared;

  ListingsApi(
      Search search,
      Listings listings,
      Standings standings,
      Transactions transactions,
      DeliveryEstimates deliveries,
      CompareSellers compared) {
    this.standings = standings;
    this.search = search;
    this.listings = listings;
    this.transactions = transactions;
    this.deliveries = deliveries;
    this.compared = compared;
  }

  @GetMapping
  FoundJson find(
      @RequestParam @Nullable String q,
      @RequestParam @Nullable String category,
      @RequestParam @Nullable String condition,
      @RequestParam @Nullable String shipTo,
      @RequestParam @Nullable Double minRating,
      @RequestParam @Nullable Long minPrice,
      @RequestParam @Nullable Long maxPrice,
      @RequestParam(defaultValue = "RELEVANCE") SearchQuery.Sort sort,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    Search.SearchResult found =
        search.find(
            new SearchQuery(
                Input.text("q", q),
                Input.text("category", category),
                Input.text("condition", condition),
                Input.text("shipTo", shipTo),
                minRating,
                minPrice,
                maxPrice,
                sort,
                cursor,
                Input.limit(limit)));
    return new FoundJson(
        found.hits().items().stream().map(this::hit).toList(),
        found.hits().next(),
        found.facets(),
        found.alike());
  }

  /**
   * The same item at up to four sellers, the one that is looked at first.
   *
   * @param variantId one of the listing's, or null for its first
   * @param shipTo or null for the shop's own country
   */
  @GetMapping("/{id}/sellers")
  SellersJson sellers(
      @PathVariable UUID id,
      @RequestParam @Nullable UUID variantId,
      @RequestParam @Nullable String shipTo) {
    Listing listing = listings.get(id);
    Listings.Variant variant =
        listing.variants().stream()
            .filter(one -> variantId == null || one.id().equals(variantId))
            .findFirst()
            .orElseThrow(() -> new NotFound("variant"));
    String country = Input.text("shipTo", shipTo);
    return new SellersJson(
        compared.of(listing, variant, country == null ? listing.shopCountry() : country).stream()
            .map(ListingsApi::compared)
            .toList());
  }

  private static ComparedJson compared(CompareSellers.Seller one) {
    Money total = one.total();
    Estimate delivery = one.delivery();
    return new ComparedJson(
        one.offer().listingId(),
        one.offer().variantId(),
        one.offer().shopId(),
        one.offer().shopName(),
        one.available(),
        Json.money(one.price()),
        total == null ? null : Json.money(total),
        delivery == null ? null : delivery.from(),
        delivery == null ? null : delivery.to(),
        one.card());
  }

  @GetMapping("/{id}")
  ListingJson listing(@PathVariable UUID id, @RequestParam @Nullable String shipTo) {
    Listing listing = listings.get(id);
    Map<UUID, Integer> available =
        transactions
            .read(
                work ->
                    work.ask(
                            Stock.shown(
                                listing.variants().stream().map(Listings.Variant::id).toList()))
                        .rows())
            .stream()
            .collect(Collectors.toMap(Units::variantId, Units::quantity));
    return new ListingJson(
        listing.id(),
        listing.title(),
        listing.description(),
        listing.category(),
        listing.condition(),
        seller(listing),
        listing.withdrawalException(),
        listing.variants().stream()
            .map(
                variant ->
                    new VariantJson(
                        variant.id(),
                        variant.name(),
                        variant.attributes(),
                        Json.money(variant.price()),
                        available.getOrDefault(variant.id(), 0)))
            .toList(),
        deliveries
            .from(listing.shopId(), shipTo == null ? "" : Input.text("shipTo", shipTo, 2))
            .map(ListingsApi::promise)
            .orElse(null),
        transactions
            .read(work -> work.ask(Provenance.of(id)).first())
            .map(from -> new ProvenanceJson(from.boughtOn(), from.boughtFrom(), from.note()))
            .orElse(null));
  }

  @GetMapping("/{id}/price-history")
  List<PointJson> priceHistory(@PathVariable UUID id) {
    return listings.priceHistory(id).stream()
        .map(point -> new PointJson(point.at(), Json.money(point.price()), point.variantId()))
        .toList();
  }

  private RatedSellerJson seller(Listing listing) {
    SellerCard card = standings.card(listing.shopId());
    return new RatedSellerJson(
        listing.shopId(),
        listing.shopName(),
        card.rating(),
        card.ratings(),
        card.cancellationRate());
  }

  private HitJson hit(Hit hit) {
    return new HitJson(
        hit.listingId(),
        hit.title(),
        hit.category(),
        hit.condition(),
        Json.money(hit.price()),
        new RatedSellerJson(
            hit.shopId(), hit.shopName(), hit.rating(), hit.ratings(), hit.cancellationRate()),
        hit.variants().stream().map(variant -> variant(variant, hit.price().currency())).toList(),
        hit.promise() == null ? null : delivery(deliveries.of(hit.promise(), hit.record())));
  }

  private static VariantJson variant(Search.Variant variant, String currency) {
    return new VariantJson(
        variant.id(),
        variant.name(),
        variant.attributes(),
        new MoneyJson(variant.price(), currency),
        variant.available());
  }

  private static PromiseJson promise(Estimate estimate) {
    return new PromiseJson(
        estimate.from(),
        estimate.to(),
        estimate.arrived(),
        estimate.onTime(),
        estimate.kept().isPresent() ? estimate.kept().getAsDouble() : null);
  }

  private static Json.DeliveryJson delivery(Estimate estimate) {
    return new Json.DeliveryJson(estimate.from(), estimate.to());
  }

  record RatedSellerJson(
      UUID id, String name, @Nullable Double rating, int ratings, double cancellationRate) {}

  record HitJson(
      UUID id,
      String title,
      String category,
      String condition,
      MoneyJson price,
      RatedSellerJson seller,
      List<VariantJson> variants,
      Json.@Nullable DeliveryJson delivery) {}

  record FoundJson(
      List<HitJson> items, @Nullable String next, List<Search.Facet> facets, boolean alike) {}

  record VariantJson(
      UUID id, String name, Map<String, String> attributes, MoneyJson price, int available) {}

  record ListingJson(
      UUID id,
      String title,
      String description,
      String category,
      String condition,
      RatedSellerJson seller,
      @Nullable WithdrawalException withdrawalException,
      List<VariantJson> variants,
      @Nullable PromiseJson delivery,
      @Nullable ProvenanceJson provenance) {}

  /** Where second-hand goods come from: bought here, on a day, from a shop. */
  record ProvenanceJson(LocalDate boughtOn, String boughtFrom, String conditionNote) {}

  /**
   * When it would arrive, and how far the shop is to be believed.
   *
   * @param arrived parcels of the shop that arrived or were lost in the last months
   * @param onTime of these, by the last promised day
   * @param kept the share of these; null where too few parcels say so
   */
  record PromiseJson(
      LocalDate from, LocalDate to, int arrived, int onTime, @Nullable Double kept) {}

  record PointJson(Instant at, MoneyJson price, UUID variantId) {}

  record SellersJson(List<ComparedJson> items) {}

  /**
   * A seller of the same item.
   *
   * @param total with shipping, or null where it is not sent there
   */
  record ComparedJson(
      UUID listingId,
      UUID variantId,
      UUID sellerId,
      String seller,
      int available,
      MoneyJson price,
      @Nullable MoneyJson total,
      @Nullable LocalDate deliveryFrom,
      @Nullable LocalDate deliveryTo,
      SellerCard record) {}
}
