package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.catalog.Condition;
import dev.unbuy.catalog.Gtin;
import dev.unbuy.catalog.ListingRevision;
import dev.unbuy.catalog.ListingRevision.ExceptionNow;
import dev.unbuy.catalog.NumberItem;
import dev.unbuy.catalog.PriceOutcome;
import dev.unbuy.catalog.ReviseListing;
import dev.unbuy.catalog.ReviseOutcome;
import dev.unbuy.catalog.SetPrice;
import dev.unbuy.catalog.SizeCharts;
import dev.unbuy.inventory.StockLevel;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.WithdrawalException;
import dev.unbuy.selling.CountOutcome;
import dev.unbuy.selling.CountStock;
import dev.unbuy.selling.ListGoods;
import dev.unbuy.selling.Shelf;
import dev.unbuy.selling.ShelfListing;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A seller's goods: listings, prices, stock. */
@RestController
@RequestMapping("/api/v1/seller")
class GoodsApi {

  private final Shelf shelf;
  private final ListGoods listGoods;
  private final ReviseListing reviseListing;
  private final SetPrice setPrice;
  private final NumberItem numberItem;
  private final CountStock countStock;
  private final SizeCharts sizeCharts;
  private final ChangeRequests changes;

  GoodsApi(
      Shelf shelf,
      ListGoods listGoods,
      ReviseListing reviseListing,
      SetPrice setPrice,
      NumberItem numberItem,
      CountStock countStock,
      SizeCharts sizeCharts,
      ChangeRequests changes) {
    this.shelf = shelf;
    this.listGoods = listGoods;
    this.reviseListing = reviseListing;
    this.setPrice = setPrice;
    this.numberItem = numberItem;
    this.countStock = countStock;
    this.sizeCharts = sizeCharts;
    this.changes = changes;
  }

  @GetMapping("/listings")
  Page<GoodsJson> list(
      Actor.Seller seller,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return shelf.of(seller, cursor, Input.limit(limit)).map(GoodsApi::json);
  }

  @GetMapping("/listings/{id}")
  ResponseEntity<GoodsJson> listing(Actor.Seller seller, @PathVariable UUID id) {
    return tagged(shelf.get(seller, id));
  }

  @PostMapping("/listings")
  ResponseEntity<String> offer(
      Actor.Seller seller, @RequestBody NewGoodsJson body, HttpServletRequest request) {
    var goods = body.goods();
    return changes.once(
        seller.accountId(),
        request,
        body,
        201,
        () -> json(shelf.get(seller, listGoods.list(seller, goods))));
  }

  @PatchMapping("/listings/{id}")
  ResponseEntity<GoodsJson> revise(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody RevisionJson body) {
    return switch (reviseListing.revise(seller, id, body.revision(), Versions.read(ifMatch))) {
      case ReviseOutcome.Revised _ -> tagged(shelf.get(seller, id));
      case ReviseOutcome.ChangedMeanwhile meanwhile ->
          throw new Versions.NotTheSame(meanwhile.version());
    };
  }

  @PutMapping("/variants/{id}/price")
  PriceJson price(Actor.Seller seller, @PathVariable UUID id, @RequestBody AmountJson body) {
    return switch (setPrice.set(seller, id, body.money(""))) {
      case PriceOutcome.Changed changed ->
          new PriceJson(id, Json.money(changed.price()), Json.money(changed.before()));
      case PriceOutcome.Same same ->
          new PriceJson(id, Json.money(same.price()), Json.money(same.price()));
    };
  }

  /** Which item it is, by the number printed on it; null for one without a number. */
  @PutMapping("/variants/{id}/gtin")
  GtinJson gtin(Actor.Seller seller, @PathVariable UUID id, @RequestBody GtinJson body) {
    String printed = Input.text("gtin", body.gtin());
    Gtin gtin = printed == null || printed.isBlank() ? null : Gtin.of("gtin", printed);
    numberItem.number(seller, id, gtin);
    return new GtinJson(gtin == null ? null : gtin.digits());
  }

  /** How its sizes are measured; an empty chart takes it off. */
  @PutMapping("/listings/{id}/size-chart")
  SizeChartJson sizeChart(
      Actor.Seller seller, @PathVariable UUID id, @RequestBody TypedChartJson body) {
    return sizeCharts
        .set(seller, id, Input.text("chart", body.chart()))
        .map(chart -> new SizeChartJson(chart.head(), chart.rows()))
        .orElse(new SizeChartJson(List.of(), List.of()));
  }

  @PutMapping("/variants/{id}/stock")
  StockJson stock(Actor.Seller seller, @PathVariable UUID id, @RequestBody CountJson body) {
    return switch (countStock.count(seller, id, Input.required("onHand", body.onHand()))) {
      case CountOutcome.Counted counted -> json(counted.level());
      case CountOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static ResponseEntity<GoodsJson> tagged(ShelfListing one) {
    return ResponseEntity.ok().eTag(Versions.tag(one.listing().version())).body(json(one));
  }

  private static GoodsJson json(ShelfListing one) {
    var listing = one.listing();
    return new GoodsJson(
        listing.id(),
        listing.content().title(),
        listing.content().description(),
        listing.content().category(),
        listing.content().condition(),
        listing.content().art(),
        listing.content().exception(),
        listing.active(),
        listing.version(),
        listing.changedAt(),
        listing.variants().stream()
            .map(
                variant ->
                    new ShelfVariantJson(
                        variant.id(),
                        variant.sku(),
                        variant.name(),
                        variant.attributes(),
                        Json.money(variant.price()),
                        json(one.level(variant.id()))))
            .toList());
  }

  private static StockJson json(StockLevel level) {
    return new StockJson(level.onHand(), level.reserved(), level.free());
  }

  record RevisionJson(
      @Nullable String title,
      @Nullable String description,
      @Nullable String category,
      @Nullable Condition condition,
      @Nullable String art,
      @Nullable String withdrawalExclusion,
      @Nullable Boolean active) {

    ListingRevision revision() {
      return new ListingRevision(
          Input.text("title", title),
          Input.text("description", description),
          Input.text("category", category),
          condition,
          Input.text("art", art),
          withdrawalExclusion == null ? null : new ExceptionNow(exception(withdrawalExclusion)),
          active);
    }

    /** An empty text takes one away. */
    private static @Nullable WithdrawalException exception(String name) {
      return name.isEmpty()
          ? null
          : Arrays.stream(WithdrawalException.values())
              .filter(one -> one.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidInput(
                          "withdrawalExclusion",
                          "must be empty or one of "
                              + Arrays.toString(WithdrawalException.values())));
    }
  }

  record CountJson(@Nullable Integer onHand) {}

  record PriceJson(UUID variantId, MoneyJson price, MoneyJson before) {}

  /** How much there is: on the shelf, promised of it, free. */
  record StockJson(int onHand, int reserved, int available) {}

  record ShelfVariantJson(
      UUID id,
      @Nullable String sku,
      String name,
      Map<String, String> attributes,
      MoneyJson price,
      StockJson stock) {}

  record GoodsJson(
      UUID id,
      String title,
      String description,
      String category,
      Condition condition,
      String art,
      @Nullable WithdrawalException withdrawalExclusion,
      boolean active,
      int version,
      Instant changedAt,
      List<ShelfVariantJson> variants) {}

  record GtinJson(@Nullable String gtin) {}

  /** A chart as it is typed: headings in the first line, fields set apart by {@code |}. */
  record TypedChartJson(@Nullable String chart) {}

  record SizeChartJson(List<String> head, List<List<String>> rows) {}
}
