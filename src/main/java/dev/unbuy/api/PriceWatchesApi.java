package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.checkout.PriceWatch;
import dev.unbuy.checkout.PriceWatches;
import dev.unbuy.checkout.PriceWatches.Watched;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prices that a buyer waits for. */
@RestController
@RequestMapping("/api/v1")
class PriceWatchesApi {

  private final PriceWatches watches;

  PriceWatchesApi(PriceWatches watches) {
    this.watches = watches;
  }

  @PutMapping("/listings/{id}/price-watch")
  WatchJson watch(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Body body) {
    AmountJson below = body == null ? null : body.below();
    return WatchJson.of(
        watches.watch(buyer.accountId(), id, below == null ? null : below.money("below.")));
  }

  @DeleteMapping("/listings/{id}/price-watch")
  ResponseEntity<Void> stop(Actor.Buyer buyer, @PathVariable UUID id) {
    watches.stop(buyer.accountId(), id);
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/price-watches")
  Page<WatchedJson> all(
      Actor.Buyer buyer,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return watches.of(buyer.accountId(), cursor, Input.limit(limit)).map(WatchedJson::of);
  }

  record Body(@Nullable AmountJson below) {}

  /** A watch; {@code price} is what it cost then, or when a drop was last told. */
  record WatchJson(UUID listingId, @Nullable MoneyJson below, MoneyJson price, Instant since) {
    static WatchJson of(PriceWatch watch) {
      return new WatchJson(
          watch.listingId(),
          watch.below() == null ? null : Json.money(watch.below()),
          Json.money(watch.price()),
          watch.since());
    }
  }

  /** A watch with what is watched; {@code title} and {@code now} are null when none is sold. */
  record WatchedJson(WatchJson watch, @Nullable String title, @Nullable MoneyJson now) {
    static WatchedJson of(Watched watched) {
      var cheapest = watched.cheapest();
      return new WatchedJson(
          WatchJson.of(watched.watch()),
          cheapest == null ? null : cheapest.title(),
          cheapest == null ? null : new MoneyJson(cheapest.price(), cheapest.currency()));
    }
  }
}
