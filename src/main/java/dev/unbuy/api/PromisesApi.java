package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.promises.ExpectedDays;
import dev.unbuy.promises.Promises;
import dev.unbuy.promises.Promises.Kept;
import dev.unbuy.promises.Promises.Route;
import dev.unbuy.promises.Promises.ShopKept;
import dev.unbuy.promises.Promises.Week;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Delivery dates that were promised, and what came of them. */
@RestController
@RequestMapping("/api/v1")
class PromisesApi {

  private static final double HALF = 0.5;
  private static final double MOST = 0.9;

  private final Promises promises;

  PromisesApi(Promises promises) {
    this.promises = promises;
  }

  /** What became of the seller's own. */
  @GetMapping("/seller/promises")
  OwnJson own(Actor.Seller seller) {
    Promises.OfShop own = promises.of(seller.shopId());
    return new OwnJson(
        json(own.kept()), own.routes().stream().map(PromisesApi::json).toList(), own.weeks());
  }

  /** What became of all, and the shops that keep the fewest. */
  @GetMapping("/admin/promises")
  AllJson all(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    Page<ShopKept> worst = promises.worst(cursor, Input.limit(limit));
    return new AllJson(json(promises.ofAll()), worst.items(), worst.next());
  }

  private static KeptJson json(Kept kept) {
    return new KeptJson(
        kept.arrived(),
        kept.onTime(),
        kept.share(),
        kept.shipped(),
        kept.inTime(),
        kept.shippedShare());
  }

  private static RouteJson json(Route route) {
    return new RouteJson(
        route.country(),
        route.record().arrived(),
        route.record().onTime(),
        route.terms(),
        route.promised(),
        route.record().transit().within(HALF),
        route.record().transit().within(MOST));
  }

  /**
   * How many promises were kept.
   *
   * @param share of what arrived; 1 where nothing did
   * @param shippedShare of what left, by its ship-by date
   */
  record KeptJson(
      int arrived, int onTime, double share, int shipped, int inTime, double shippedShare) {}

  /**
   * A country. All days are working days; those of terms and promise go from order to arrival.
   *
   * @param transitHalf within which half of the parcels had made the way there
   * @param transitMost within which nine of ten had
   */
  record RouteJson(
      String country,
      int arrived,
      int onTime,
      @Nullable ExpectedDays terms,
      @Nullable ExpectedDays promised,
      int transitHalf,
      int transitMost) {}

  record OwnJson(KeptJson kept, List<RouteJson> routes, List<Week> weeks) {}

  record AllJson(KeptJson kept, List<ShopKept> items, @Nullable String next) {}
}
