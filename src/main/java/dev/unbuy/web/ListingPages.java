package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.accounts.Role;
import dev.unbuy.catalog.Listings;
import dev.unbuy.catalog.Listings.Listing;
import dev.unbuy.catalog.Listings.PricePoint;
import dev.unbuy.catalog.Listings.Variant;
import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Provenance;
import dev.unbuy.catalog.SizeCharts;
import dev.unbuy.checkout.Doubts;
import dev.unbuy.checkout.PriceWatch;
import dev.unbuy.checkout.PriceWatches;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.orders.OrderRights;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.policies.SellerTerms;
import dev.unbuy.promises.DeliveryEstimates;
import dev.unbuy.standing.Standings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One listing, with all that should be known before buying. */
@Controller
class ListingPages {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Pages pages;
  private final Listings listings;
  private final Standings standings;
  private final DeliveryEstimates deliveries;
  private final Addresses addresses;
  private final Terms terms;
  private final PolicyPacks packs;
  private final PriceWatches watches;
  private final Doubts doubts;
  private final Texts texts;
  private final Transactions transactions;
  private final InstantSource clock;

  ListingPages(
      Pages pages,
      Listings listings,
      Standings standings,
      DeliveryEstimates deliveries,
      Addresses addresses,
      Terms terms,
      PolicyPacks packs,
      PriceWatches watches,
      Doubts doubts,
      Texts texts,
      Transactions transactions,
      InstantSource clock) {
    this.pages = pages;
    this.listings = listings;
    this.standings = standings;
    this.deliveries = deliveries;
    this.addresses = addresses;
    this.terms = terms;
    this.packs = packs;
    this.watches = watches;
    this.doubts = doubts;
    this.texts = texts;
    this.transactions = transactions;
    this.clock = clock;
  }

  @GetMapping("/listings/{id}")
  ResponseEntity<String> listing(
      HttpServletRequest request,
      @Nullable Account account,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String to,
      @RequestParam @Nullable UUID variant) {
    Listing listing = listings.get(id);
    if (listing.variants().isEmpty()) {
      throw new NotFound("listing");
    }
    List<PricePoint> history = listings.priceHistory(id);
    String country = country(to, account, listing);
    PolicyPack pack = packs.forCountry(country, clock.instant());
    SellerTerms own = termsOf(listing.shopId());
    OrderRights rights = OrderRights.of(pack, own.paysReturns(), clock.instant());
    boolean excepted = pack.excepts(listing.withdrawalException());
    Variant shown = shown(listing, variant);
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("listing", listing);
    model.put("available", available(listing));
    model.put("others", otherSellers(id));
    model.put("sizes", transactions.read(work -> work.ask(SizeCharts.of(id)).first()).orElse(null));
    model.put("shown", shown);
    model.put(
        "chart",
        PriceChart.of(
            history.stream().filter(point -> point.variantId().equals(shown.id())).toList(),
            clock.instant()));
    model.put("watch", watchOf(account, id));
    model.put("last", account == null ? null : doubts.lastBought(account.id(), id).orElse(null));
    model.put("seller", standings.card(listing.shopId()));
    model.put("country", country);
    model.put("countries", texts.countries());
    model.put("delivery", deliveries.from(listing.shopId(), country).orElse(null));
    model.put("canceling", terms.canceling(rights, own.acceptsAutomatically(), excepted));
    model.put("returning", terms.returning(rights, own.returnDays(), excepted));
    model.put("excepted", excepted);
    model.put(
        "provenance", transactions.read(work -> work.ask(Provenance.of(id)).first()).orElse(null));
    return pages.show(request, "buyer/listing.jte", model);
  }

  private @Nullable PriceWatch watchOf(@Nullable Account account, UUID listing) {
    return account == null ? null : watches.find(account.id(), listing).orElse(null);
  }

  private String country(String asked, @Nullable Account account, Listing listing) {
    if (COUNTRIES.contains(asked)) {
      return asked;
    }
    if (account == null || !account.roles().contains(Role.BUYER)) {
      return listing.shopCountry();
    }
    var kept = addresses.of(account.id());
    return kept.isEmpty() ? listing.shopCountry() : kept.getLast().address().country();
  }

  private SellerTerms termsOf(UUID shop) {
    return transactions
        .read(work -> work.ask(SellerTerms.of(List.of(shop))).first())
        .orElse(SellerTerms.unset(shop));
  }

  private Map<UUID, Integer> available(Listing listing) {
    List<UUID> variants = listing.variants().stream().map(Variant::id).toList();
    return transactions.read(work -> work.ask(Stock.shown(variants)).rows()).stream()
        .collect(Collectors.toMap(Units::variantId, Units::quantity));
  }

  private int otherSellers(UUID listing) {
    return transactions.read(work -> work.ask(Offers.otherSellers(listing)).first()).orElse(0);
  }

  private static Variant shown(Listing listing, @Nullable UUID variant) {
    return listing.variants().stream()
        .filter(one -> one.id().equals(variant))
        .findFirst()
        .orElseGet(listing.variants()::getFirst);
  }
}
